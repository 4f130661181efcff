# Rate limits: a token bucket, a sliding window, and a circuit breaker.
import collections
import threading
import time


class TokenBucket:
    def __init__(self, rate, capacity):
        self.rate, self.capacity = rate, capacity
        self.tokens = capacity
        self.updated = time.monotonic()
        self.lock = threading.Lock()

    def take(self):
        with self.lock:
            now = time.monotonic()
            self.tokens = min(self.capacity, self.tokens + (now - self.updated) * self.rate)
            self.updated = now
            if self.tokens >= 1:
                self.tokens -= 1
                return True
            return False


class SlidingWindow:
    def __init__(self, most, seconds):
        self.most, self.seconds = most, seconds
        self.calls = collections.deque()
        self.lock = threading.Lock()

    def allow(self):
        now = time.monotonic()
        with self.lock:
            while self.calls and now - self.calls[0] > self.seconds:
                self.calls.popleft()
            if len(self.calls) >= self.most:
                return False
            self.calls.append(now)
            return True


class CircuitBreaker:
    def __init__(self, failures, reset):
        self.failures, self.reset = failures, reset
        self.count, self.opened = 0, None
        self.lock = threading.Lock()

    @property
    def state(self):
        if self.opened is None:
            return "closed"
        return "half-open" if time.monotonic() - self.opened >= self.reset else "open"

    def call(self, function):
        with self.lock:
            if self.state == "open":
                raise RuntimeError("circuit is open")
        try:
            result = function()
        except Exception:
            with self.lock:
                self.count += 1
                if self.count >= self.failures:
                    self.opened = time.monotonic()
            raise
        with self.lock:
            self.count, self.opened = 0, None
        return result


bucket = TokenBucket(rate=4, capacity=2)
print([bucket.take() for _ in range(4)])
time.sleep(0.55)
print([bucket.take() for _ in range(4)])
window = SlidingWindow(3, 1.0)
allowed = []


def client(n):
    for i in range(4):
        allowed.append((n, i, window.allow()))
        time.sleep(0.4)


ts = [threading.Thread(target=client, args=(n,)) for n in range(2)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(allowed)
breaker = CircuitBreaker(2, 1.0)
for attempt in range(6):
    try:
        print(attempt, breaker.state, breaker.call(lambda: "fine" if attempt >= 4 else 1 / 0))
    except (RuntimeError, ZeroDivisionError) as error:
        print(attempt, breaker.state, error)
    time.sleep(0.4)
