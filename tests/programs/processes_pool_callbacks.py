# Callbacks run in the parent, when the result is there.
import multiprocessing as mp
import time

results = []


def slowly(n):
    time.sleep(n / 10)
    if n == 2:
        raise ValueError(f"no {n}")
    return n * 10


if __name__ == "__main__":
    pool = mp.Pool(3)
    for n in (3, 1, 2):
        pool.apply_async(slowly, (n,), callback=results.append,
                         error_callback=lambda error: results.append(repr(error)))
    pool.close()
    pool.join()
    print(results)
    try:
        pool.apply(slowly, (1,))
    except ValueError as error:
        print(error)
