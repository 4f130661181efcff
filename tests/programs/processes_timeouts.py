# Time limits: join with a timeout, a process that is too slow is terminated, get and acquire.
import multiprocessing as mp
import queue
import time


def slow(seconds, q):
    time.sleep(seconds)
    q.put(f"slept {seconds}")


def run_with_limit(function, args, limit):
    q = mp.Queue()
    p = mp.Process(target=function, args=(*args, q))
    p.start()
    p.join(limit)
    if p.is_alive():
        p.terminate()
        p.join()
        return f"terminated, exit code {p.exitcode}"
    return q.get()


if __name__ == "__main__":
    print(run_with_limit(slow, (0.05,), 5))
    print(run_with_limit(slow, (30,), 0.1))
    q = mp.Queue(maxsize=2)
    for action in (lambda: q.get(timeout=0.05), lambda: q.get(False), q.get_nowait):
        try:
            action()
        except queue.Empty as error:
            print(type(error).__name__, error.args)
    q.put(1)
    q.put(2)
    for action in (lambda: q.put(3, timeout=0.05), lambda: q.put(3, False), lambda: q.put_nowait(3)):
        try:
            action()
        except queue.Full as error:
            print(type(error).__name__, error.args)
    print(q.get(), q.get(), q.qsize(), q.full())
    lock = mp.Lock()
    lock.acquire()
    print(lock.acquire(timeout=0.05), lock.acquire(False))
    event = mp.Event()
    print(event.wait(0.05))
    condition = mp.Condition()
    with condition:
        print(condition.wait(0.05), condition.wait_for(lambda: False, 0.05))
    barrier = mp.Barrier(2, timeout=0.05)
    try:
        barrier.wait()
    except Exception as error:
        print(type(error).__name__, barrier.broken)
