# What the classes of multiprocessing refuse, in their own words.
import multiprocessing as mp
import time


def nothing():
    time.sleep(0.3)


def attempt(what, *args, **kwargs):
    try:
        print("ok", what(*args, **kwargs))
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)


if __name__ == "__main__":
    process = mp.Process(target=nothing)
    attempt(process.join)
    attempt(process.terminate)
    process.start()
    attempt(process.start)
    attempt(process.close)
    attempt(process.join, 0.01)
    process.join()
    process.close()
    attempt(process.is_alive)
    attempt(process.join)
    attempt(lambda: process.exitcode)
    attempt(mp.Process, group=1)
    attempt(mp.Lock().release)
    attempt(mp.RLock().release)
    bounded = mp.BoundedSemaphore(1)
    attempt(bounded.release)
    attempt(mp.Semaphore, -1)
    attempt(mp.Condition().notify)
    attempt(mp.Condition().wait)
    queue = mp.Queue(1)
    queue.put(1)
    attempt(queue.put, 2, False)
    attempt(queue.put, 2, True, 0.01)
    attempt(mp.JoinableQueue().task_done)
    attempt(mp.Queue().get_nowait)
    attempt(mp.Queue().get, timeout=0.01)
    queue.get()
    queue.close()
    attempt(queue.put, 3)
    attempt(mp.Pool, 0)
    attempt(mp.Pool, 1, 5)
    attempt(mp.get_context, "magic")
    attempt(mp.set_start_method, "fork")
    attempt(mp.set_start_method, "fork")
    one, other = mp.Pipe(False)
    attempt(one.send, 1)
    attempt(other.recv)
    one.close()
    attempt(one.recv)
    attempt(other.send, 1)
    attempt(mp.Value, "i", 1.5)
    attempt(mp.Value, "z", 1)
    attempt(mp.Array("i", 2).__getitem__, 5)
