import threading
import time


class RateLimiter:
    """At most `limit` calls in `period` seconds, whoever calls."""

    def __init__(self, limit, period):
        self.limit = limit
        self.period = period
        self.stamps = []
        self.lock = threading.Lock()

    def __enter__(self):
        while True:
            with self.lock:
                now = time.monotonic()
                self.stamps = [s for s in self.stamps if now - s < self.period - 1e-9]
                if len(self.stamps) < self.limit:
                    self.stamps.append(now)
                    return self
                delay = self.stamps[0] + self.period - now
            time.sleep(delay)

    def __exit__(self, *exc_info):
        return False


limiter = RateLimiter(2, 1.0)
start = time.monotonic()
log = []


def call(i):
    with limiter:
        log.append(round(time.monotonic() - start, 2))


threads = [threading.Thread(target=call, args=(i,)) for i in range(7)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log)
