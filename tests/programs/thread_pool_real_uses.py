# What pools of threads are used for: names, retries, order, limits, results with their inputs.
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor, TimeoutError, as_completed, wait


def fetch(n):
    time.sleep(0.1 * (5 - n))
    return f"page {n} by {threading.current_thread().name}"


def retry(function, attempts, delay):
    for attempt in range(1, attempts + 1):
        try:
            return function()
        except ConnectionError as error:
            print(f"attempt {attempt} failed: {error}")
            if attempt == attempts:
                raise
            time.sleep(delay * 2 ** (attempt - 1))


class Flaky:
    def __init__(self, failures):
        self.failures = failures

    def __call__(self):
        if self.failures:
            self.failures -= 1
            raise ConnectionError(f"{self.failures} more")
        return "finally"


with ThreadPoolExecutor(max_workers=3, thread_name_prefix="fetcher") as pool:
    futures = [pool.submit(fetch, n) for n in range(5)]
    for future in as_completed(futures):
        print(futures.index(future), future.result())
    print([f.result()[:6] for f in futures])
    print(list(pool.map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6, 7])))
    begun = time.monotonic()
    try:
        for result in pool.map(fetch, [1, 0, 4], timeout=0.45):
            print(result[:6])
    except TimeoutError as error:
        print("timeout", repr(error), round(time.monotonic() - begun, 2))
    print(pool.submit(retry, Flaky(2), 3, 0.1).result())
    try:
        pool.submit(retry, Flaky(9), 2, 0.1).result()
    except ConnectionError as error:
        print("gave up:", error)
    chained = pool.submit(pow, 2, 10)
    seen = []
    chained.add_done_callback(lambda f: seen.append(f.result()))
    wait([chained])
    print(seen)
    f = pool.submit(time.sleep, 0.2)
    print(f.running() or f.done(), f.cancel(), f.cancelled())
    try:
        f.result(timeout=0.05)
    except TimeoutError:
        print("not yet")
    print(f.result(), f.exception(), f.done())
manual = Future()
threading.Timer(0.1, manual.set_result, ["by hand"]).start()
print(manual.result(timeout=1))
