import threading
import time


class Locked:
    """A generator that several threads may ask."""

    def __init__(self, iterable):
        self._iterator = iter(iterable)
        self._lock = threading.Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self._lock:
            return next(self._iterator)


def numbers():
    for i in range(9):
        time.sleep(0.01)
        yield i


source = Locked(numbers())
seen = []


def take(name):
    for n in source:
        seen.append(n)
        time.sleep(0.02)
    print(name, "is through")


threads = [threading.Thread(target=take, args=(name,)) for name in "abc"]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(seen))
