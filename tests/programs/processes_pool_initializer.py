# Every worker is set up once; maxtasksperchild replaces workers.
import multiprocessing as mp
import os
import time

base = None


def set_up(value, log):
    global base
    base = value
    log.put("set up")


def above(n):
    time.sleep(0.02)
    return base + n


def who(n):
    return os.getpid()


def describe():
    return mp.current_process().name, mp.current_process().daemon


if __name__ == "__main__":
    log = mp.Queue()
    with mp.Pool(3, initializer=set_up, initargs=(100, log)) as pool:
        print(pool.map(above, range(6)))
    print([log.get() for _ in range(3)], base)
    pool = mp.Pool(1, maxtasksperchild=2)
    print(len(set(pool.map(who, range(6), chunksize=1))))
    pool.close()
    pool.join()
    with mp.Pool(2) as pool:
        name, daemon = pool.apply(describe)
        print(name.startswith("ForkPoolWorker-"), daemon)
