# Locks taken together by an ExitStack; context variables beside threads.
import contextlib
import contextvars
import threading
import time
from concurrent.futures import ThreadPoolExecutor

request_id = contextvars.ContextVar("request_id", default="-")


@contextlib.contextmanager
def acquire_all(*locks, timeout=1):
    with contextlib.ExitStack() as stack:
        for lock in sorted(locks, key=id):
            if not lock.acquire(timeout=timeout):
                raise TimeoutError("could not lock")
            stack.callback(lock.release)
        yield stack


@contextlib.contextmanager
def timed(label, log):
    start = time.perf_counter()
    try:
        yield
    except Exception as e:
        log.append(f"{label} failed: {e!r}")
        raise
    else:
        log.append(f"{label} ok")
    finally:
        log.append(f"{label} {time.perf_counter() - start:.1f}s")


a, b = threading.Lock(), threading.Lock()
with acquire_all(a, b):
    print(a.locked(), b.locked())
print(a.locked(), b.locked())
holder_ready, release = threading.Event(), threading.Event()


def hold():
    with a:
        holder_ready.set()
        release.wait()


h = threading.Thread(target=hold)
h.start()
holder_ready.wait()
try:
    with acquire_all(a, b, timeout=0.05):
        print("unreachable")
except TimeoutError as e:
    print(e, b.locked())
release.set()
h.join()

log = []
with contextlib.suppress(ZeroDivisionError):
    with timed("division", log):
        time.sleep(0.1)
        1 / 0
with timed("nap", log):
    time.sleep(0.2)
print(*log, sep="\n")


def handler(n):
    token = request_id.set(f"req-{n}")
    try:
        inner()
    finally:
        request_id.reset(token)
    return request_id.get()


def inner():
    seen.append((threading.current_thread().name, request_id.get()))


seen = []
request_id.set("main")
threads = [threading.Thread(target=handler, args=(i,), name=f"T{i}") for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(seen))
with ThreadPoolExecutor(2) as pool:
    print(pool.submit(request_id.get).result())
    ctx = contextvars.copy_context()
    print(pool.submit(ctx.run, request_id.get).result(), ctx[request_id])
lock = threading.RLock()
with lock, lock:
    print(lock._is_owned())


class Managed:
    def __init__(self):
        self._lock = threading.Lock()
        self.log = []

    def __enter__(self):
        self._lock.acquire()
        self.log.append("in")
        return self

    def __exit__(self, et, ev, tb):
        self.log.append(et.__name__ if et else "out")
        self._lock.release()
        return et is KeyError


m = Managed()
with m:
    pass
with m:
    raise KeyError("swallowed")
print(m.log, m._lock)if False else print(m.log, m._lock.locked())
