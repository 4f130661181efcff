# Small classes whose methods are safe to call from many threads.
import threading
from collections import Counter, defaultdict, deque
from contextlib import contextmanager


class Cart:
    def __init__(self):
        self._lock = threading.RLock()
        self._items = defaultdict(int)

    def add(self, name, count=1):
        with self._lock:
            self._items[name] += count

    def add_many(self, names):
        with self._lock:
            for name in names:
                self.add(name)

    @property
    def items(self):
        with self._lock:
            return dict(sorted(self._items.items()))


class BoundedHistory:
    def __init__(self, size):
        self._entries = deque(maxlen=size)
        self._lock = threading.Lock()

    def record(self, entry):
        with self._lock:
            self._entries.append(entry)

    def __len__(self):
        with self._lock:
            return len(self._entries)

    def __iter__(self):
        with self._lock:
            return iter(list(self._entries))


def synchronized(method):
    def wrapper(self, *args, **kwargs):
        with self._lock:
            return method(self, *args, **kwargs)
    wrapper.__name__ = method.__name__
    return wrapper


class Tally:
    def __init__(self):
        self._lock = threading.Lock()
        self.counts = Counter()

    @synchronized
    def count(self, word):
        self.counts[word] += 1


@contextmanager
def acquired(*locks):
    for lock in locks:
        lock.acquire()
    try:
        yield len(locks)
    finally:
        for lock in reversed(locks):
            lock.release()


def run_all(target, argument_lists):
    threads = [threading.Thread(target=target, args=args) for args in argument_lists]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


cart = Cart()
run_all(cart.add, [("apple",), ("pear", 3), ("apple", 2)])
run_all(cart.add_many, [(["fig", "apple"],), (["pear"],)])
print(cart.items)
history = BoundedHistory(3)
run_all(history.record, [(n,) for n in range(10)])
print(len(history), sorted(history))
tally = Tally()
run_all(lambda text: [tally.count(word) for word in text.split()],
        [("a b a",), ("b c",), ("a",)])
print(sorted(tally.counts.items()), tally.count.__name__)
a, b = threading.Lock(), threading.Lock()
with acquired(a, b) as count:
    print(count, a.locked(), b.locked())
print(a.locked(), b.locked())
