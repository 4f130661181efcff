# expect: concurrent.futures.ProcessPoolExecutor
from concurrent.futures import ProcessPoolExecutor

print("before")
with ProcessPoolExecutor() as pool:  # <--
    print(list(pool.map(abs, [-1])))
