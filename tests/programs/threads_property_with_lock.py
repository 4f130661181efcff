import threading
import time


class Gauge:
    """Every access takes the lock, also the ones that do not look like calls."""

    def __init__(self):
        self._lock = threading.RLock()
        self._values = {}

    @property
    def total(self):
        with self._lock:
            time.sleep(0.01)
            return sum(self._values.values())

    @total.setter
    def total(self, value):
        with self._lock:
            time.sleep(0.01)
            self._values = {"all": value}

    def __getitem__(self, name):
        with self._lock:
            return self._values[name]

    def __setitem__(self, name, value):
        with self._lock:
            time.sleep(0.005)
            self._values[name] = value

    def __contains__(self, name):
        with self._lock:
            time.sleep(0.005)
            return name in self._values

    def __add__(self, other):
        with self._lock:
            time.sleep(0.005)
            return self.total + other


gauge = Gauge()


def fill(name, value):
    gauge[name] = value
    print(f"{time.monotonic() - start:.3f}", name, name in gauge, gauge[name])


start = time.monotonic()
threads = [threading.Thread(target=fill, args=pair) for pair in [("a", 1), ("b", 2), ("c", 3)]]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(gauge.total, gauge + 10, "zz" not in gauge)
try:
    gauge["zz"]
except KeyError as error:
    print("no", error)
gauge.total = 99
print(gauge.total, f"{time.monotonic() - start:.3f}")
