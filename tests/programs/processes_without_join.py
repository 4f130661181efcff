# The program waits at its end for children that are not daemons.
import atexit
import multiprocessing
import time


def late(n):
    time.sleep(0.1 * n)
    print("late", n, flush=True)


def bye():
    print("atexit", flush=True)


if __name__ == "__main__":
    atexit.register(bye)
    for n in (3, 1, 2):
        multiprocessing.Process(target=late, args=(n,)).start()
    print("end of main", flush=True)
