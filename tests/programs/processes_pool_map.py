# The usual ways to give work to a pool.
import multiprocessing as mp
import time


def square(x):
    return x * x


def add(a, b):
    return a + b


def slowly(x):
    time.sleep(0.1 * x)
    return x


def power(base, exponent=2):
    return base ** exponent


if __name__ == "__main__":
    with mp.Pool(processes=4) as pool:
        print(pool.map(square, range(10)))
        print(pool.map(square, range(7), chunksize=3), pool.map(square, []))
        print(pool.starmap(add, [(1, 2), (3, 4), (5, 6)]))
        print(pool.apply(power, (3,), {"exponent": 3}))
        print(list(pool.imap(slowly, [3, 1, 2])))
        print(list(pool.imap_unordered(slowly, [3, 1, 2])))
        print(sum(pool.imap(square, range(20), chunksize=4)))
        results = [pool.apply_async(add, (n, 1)) for n in range(5)]
        print([result.get(timeout=10) for result in results])
        result = pool.map_async(square, [5, 6])
        result.wait()
        print(result.ready(), result.successful(), result.get())
        iterator = pool.imap(square, range(3))
        print(next(iterator), iterator.next(timeout=10), next(iterator), next(iterator, "end"))
        print(pool.starmap_async(add, zip("ab", "cd")).get())
        print(pool)
    print(pool)
