# A cache whose entries expire; only one thread computes a missing value.
import threading
import time


class ExpiringCache:
    def __init__(self, seconds):
        self.seconds = seconds
        self.entries = {}
        self.pending = {}
        self.lock = threading.Lock()
        self.hits = self.misses = 0

    def get(self, key, compute):
        with self.lock:
            if key in self.entries and time.monotonic() < self.entries[key][1]:
                self.hits += 1
                return self.entries[key][0]
            event = self.pending.get(key)
            mine = event is None
            if mine:
                self.misses += 1
                event = self.pending[key] = threading.Event()
        if not mine:
            event.wait()
            return self.get(key, compute)
        try:
            value = compute(key)
            with self.lock:
                self.entries[key] = (value, time.monotonic() + self.seconds)
            return value
        finally:
            with self.lock:
                del self.pending[key]
            event.set()


def slow(key):
    time.sleep(0.3)
    return f"<{key}>"


cache = ExpiringCache(1.0)
found = {}


def ask(number, key):
    found[number] = (cache.get(key, slow), round(time.monotonic() - begun, 1))


begun = time.monotonic()
threads = [threading.Thread(target=ask, args=(i, "ab"[i % 2])) for i in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print([found[i] for i in sorted(found)])
print(cache.hits, cache.misses)
time.sleep(0.5)
ask(10, "a")
time.sleep(0.6)
ask(11, "a")
print(found[10], found[11], cache.hits, cache.misses)
