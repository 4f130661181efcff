# The first example of the documentation, and what people make of it.
import math
import time
from multiprocessing import Pool, TimeoutError, cpu_count


def f(x):
    return x * x


def slow(x):
    time.sleep(0.2)
    return x


def is_prime(n):
    if n < 2:
        return False
    if n == 2:
        return True
    if n % 2 == 0:
        return False
    for i in range(3, math.isqrt(n) + 1, 2):
        if n % i == 0:
            return False
    return True


if __name__ == "__main__":
    with Pool(5) as p:
        print(p.map(f, [1, 2, 3]))
    with Pool(processes=4) as pool:
        print(pool.map(f, range(10)))
        for i in pool.imap_unordered(f, [3]):
            print(i)
        res = pool.apply_async(f, (20,))
        print(res.get(timeout=1))
        res = pool.apply_async(slow, (10,))
        try:
            print(res.get(timeout=0.05))
        except TimeoutError:
            print("We lacked patience and got a multiprocessing.TimeoutError")
        print("For the moment, the pool remains available for more work")
    print("Now the pool is closed and no longer available")
    try:
        pool.map(f, [1])
    except ValueError as error:
        print("ValueError:", error)
    candidates = [112272535095293, 97, 100, 7919, 1, 2, 15485863]
    with Pool(2) as pool:
        for number, prime in zip(candidates, pool.map(is_prime, candidates[1:], chunksize=2)):
            print(number, prime)
    print(isinstance(cpu_count(), int) and cpu_count() > 0)
