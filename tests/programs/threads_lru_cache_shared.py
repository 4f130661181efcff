import threading
import time
from functools import lru_cache, wraps

calls = []


def once_at_a_time(function):
    lock = threading.Lock()

    @wraps(function)
    def wrapper(*args):
        with lock:
            return function(*args)

    return wrapper


@once_at_a_time
@lru_cache(maxsize=None)
def slow_square(n):
    calls.append(n)
    time.sleep(0.05)
    return n * n


results = {}


def work(name, numbers):
    results[name] = [slow_square(n) for n in numbers]


start = time.monotonic()
threads = [threading.Thread(target=work, args=(name, numbers))
           for name, numbers in [("a", [1, 2, 3]), ("b", [2, 3, 4]), ("c", [1, 4])]]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results.items()))
print(sorted(calls), f"{time.monotonic() - start:.2f} s")
print(slow_square.__name__, slow_square.__wrapped__.cache_info())
