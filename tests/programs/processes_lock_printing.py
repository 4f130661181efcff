# Without a lock the lines of children may mix; with one they come whole.
from multiprocessing import Lock, Process


def f(lock, i):
    lock.acquire()
    try:
        print("hello world", i, flush=True)
    finally:
        lock.release()


def g(lock, i):
    with lock:
        for part in range(2):
            print("child", i, "part", part, flush=True)


if __name__ == "__main__":
    lock = Lock()
    for num in range(4):
        p = Process(target=f, args=(lock, num))
        p.start()
        p.join()
    for num in range(3):
        p = Process(target=g, args=(lock, num))
        p.start()
        p.join()
    print(lock.acquire(), lock.acquire(block=False), lock.release())
    try:
        lock.release()
    except ValueError as error:
        print(error)
