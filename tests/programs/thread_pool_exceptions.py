import time
from concurrent.futures import ThreadPoolExecutor


def risky(n):
    time.sleep(0.1 * n)
    if n % 2:
        raise ValueError(f"bad number {n}")
    return n


with ThreadPoolExecutor(max_workers=4) as pool:
    futures = [pool.submit(risky, n) for n in range(4)]
for f in futures:
    error = f.exception()
    print(f.result() if error is None else f"{type(error).__name__}: {error}")
with ThreadPoolExecutor(max_workers=2) as pool:
    try:
        for value in pool.map(risky, [2, 4, 3, 6]):
            print("value", value)
    except ValueError as error:
        print("stopped by", error)
with ThreadPoolExecutor() as pool:
    try:
        for value in pool.map(time.sleep, [0.1, 5], timeout=1):
            print("slept", value)
    except TimeoutError:
        print("too slow")


def callback(f):
    raise KeyError("in the callback")


with ThreadPoolExecutor() as pool:
    print(pool.submit(risky, 5).result())
