# A global of each worker, set once by the initializer.
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor

_factor = None
_lock = None


def init(factor, lock):
    global _factor, _lock
    _factor = factor
    _lock = lock


def scale(x):
    with _lock:
        return x * _factor


def broken():
    raise ValueError("initializer failed")


if __name__ == "__main__":
    lock = mp.Lock()
    with mp.Pool(3, initializer=init, initargs=(7, lock)) as pool:
        print(pool.map(scale, range(8)))
        print(pool.starmap(pow, [(2, 3), (3, 2), (10, 0)]))
    with ProcessPoolExecutor(2, initializer=init, initargs=(11, lock)) as executor:
        print(list(executor.map(scale, range(5))))
    print(_factor)
