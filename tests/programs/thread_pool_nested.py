import time
from concurrent.futures import ThreadPoolExecutor


def leaf(path):
    time.sleep(0.1)
    return f"{path} is read"


def folder(name, pool):
    print("folder", name)
    futures = [pool.submit(leaf, f"{name}/{i}") for i in range(2)]
    time.sleep(0.05)
    return [f.result() for f in futures]


with ThreadPoolExecutor(4) as outer:
    with ThreadPoolExecutor(2) as inner:
        for f in [outer.submit(folder, name, inner) for name in ("a", "b", "c")]:
            print(f.result())


def fib(n, pool):
    if n < 2:
        return n
    left = pool.submit(fib, n - 1, pool)
    right = fib(n - 2, pool)
    return left.result() + right


with ThreadPoolExecutor(20) as pool:
    print(fib(6, pool))
