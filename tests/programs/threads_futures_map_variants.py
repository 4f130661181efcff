# Executors of one's own, bounded maps, what wait and as_completed give.
import itertools
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, Future, Executor
from contextlib import closing


class SameThreadExecutor(Executor):
    """Runs everything at once in the caller."""

    def __init__(self):
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        f = Future()
        try:
            f.set_result(fn(*args, **kwargs))
        except Exception as e:
            f.set_exception(e)
        return f

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True


with SameThreadExecutor() as ex:
    print(list(ex.map(str.upper, ["a", "b"])), ex.submit(int, "z").exception())
try:
    ex.submit(print)
except RuntimeError as e:
    print(e)


def bounded_map(fn, items, limit, pool):
    """Never more than `limit` in flight, results in order."""
    items = iter(items)
    window = [pool.submit(fn, x) for x in itertools.islice(items, limit)]
    while window:
        head = window.pop(0)
        yield head.result()
        for x in itertools.islice(items, 1):
            window.append(pool.submit(fn, x))


active, peak, lock = 0, 0, threading.Lock()


def task(n):
    global active, peak
    with lock:
        active += 1
        peak = max(peak, active)
    time.sleep(0.02)
    with lock:
        active -= 1
    return n * n


with ThreadPoolExecutor(8) as pool:
    print(list(bounded_map(task, range(10), 3, pool)), peak <= 3)
    fs = {pool.submit(time.sleep, d): d for d in (0.3, 0.1, 0.2)}
    print([fs[f] for f in as_completed(fs)])
    dup = pool.submit(task, 3)
    print(len(list(as_completed([dup, dup]))), wait([dup, dup]).done == {dup})
    r = wait({dup})
    print(r.not_done, len(r.done), r._fields)
    nested = pool.map(lambda n: list(pool.map(lambda m: n * m, range(3))), range(3))
    print(list(nested))
    t0 = time.monotonic()
    it = pool.map(time.sleep, [0.4], timeout=0.1)
    try:
        next(it)
    except TimeoutError as e:
        print("timeout", type(e).__module__, f"{time.monotonic() - t0:.1f}")
    with closing(pool.map(task, [1, 2, 3])) as gen:
        print(next(gen))
    print(sum(pool.map(task, range(3), range(0)), 5))
    try:
        pool.submit()
    except TypeError as e:
        print(e)
    print(pool.submit(task, n=4).result(timeout=None))
    print(pool.submit(sorted, [3, 1], key=lambda v: -v, reverse=True).result())


def gen_tasks():
    for i in range(3):
        made.append(i)
        yield i


made = []
with ThreadPoolExecutor(1) as pool:
    it = pool.map(task, gen_tasks())
    print(made, list(it))
with ThreadPoolExecutor(2) as pool:
    try:
        for f in as_completed([pool.submit(divmod, 1, k) for k in (1, 0)]):
            f.result()
    except ZeroDivisionError as e:
        print("stopped:", e)
