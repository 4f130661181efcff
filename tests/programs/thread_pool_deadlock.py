import time
from concurrent.futures import ThreadPoolExecutor


def inner():
    return 5


def outer():
    print("outer waits for inner")
    return executor.submit(inner).result()


executor = ThreadPoolExecutor(max_workers=1)
print(executor.submit(outer).result())
