# An exception in a worker comes back, with the worker's traceback as its cause.
import multiprocessing as mp
import time


def check(n):
    if n == 3:
        raise ValueError("three is too much")
    return n


def unpicklable(n):
    return lambda: n


if __name__ == "__main__":
    with mp.Pool(2) as pool:
        try:
            pool.map(check, range(5))
        except ValueError as error:
            print(repr(error), type(error.__cause__).__name__)
        for iterator in (pool.imap(check, range(2, 5)), pool.imap_unordered(check, [3])):
            try:
                for value in iterator:
                    print(value)
            except ValueError as error:
                print("stopped by", error)
        try:
            pool.apply(unpicklable, (1,))
        except mp.pool.MaybeEncodingError as error:
            print(type(error).__name__, str(error)[:22])
        result = pool.apply_async(time.sleep, (0.2,))
        try:
            result.successful()
        except ValueError as error:
            print("not ready" in str(error))
        try:
            result.get(timeout=0.01)
        except mp.TimeoutError:
            print("late")
        print(result.get())
        pool.apply(check, (3,))
