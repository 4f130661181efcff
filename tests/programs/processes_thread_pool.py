# multiprocessing.pool.ThreadPool has the same methods, in one memory.
from multiprocessing.pool import ThreadPool
import time

seen = []


def work(n):
    time.sleep(0.05 * (4 - n))
    seen.append(n)
    return n * n


if __name__ == "__main__":
    with ThreadPool(4) as pool:
        print(pool.map(work, range(4)))
        print(sorted(seen))
        print(pool.apply_async(lambda: len(seen)).get())
        print(list(pool.imap(lambda x: x + 1, range(3))))
        try:
            pool.map(lambda x: 1 // x, [1, 0])
        except ZeroDivisionError as error:
            print(error)
