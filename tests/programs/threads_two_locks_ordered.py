import threading
import time
from contextlib import ExitStack, contextmanager


@contextmanager
def both(*locks):
    with ExitStack() as stack:
        for lock in sorted(locks, key=id_of.get):
            stack.enter_context(lock)
        yield


a, b = threading.Lock(), threading.Lock()
id_of = {a: 1, b: 2}
lines = []


def work(name, first, second, delay):
    time.sleep(delay)
    with both(first, second):
        lines.append(f"{name} in")
        time.sleep(0.1)
        lines.append(f"{name} out")


threads = [threading.Thread(target=work, args=row)
           for row in [("p", a, b, 0.0), ("q", b, a, 0.01), ("r", b, a, 0.02)]]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(lines)
print(a.locked(), b.locked())
