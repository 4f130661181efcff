import queue
import threading
import time
from collections import deque

log = []
inbox = deque()
have = threading.Semaphore(0)


def producer(n):
    for i in range(3):
        time.sleep(0.1 * n)
        inbox.append((n, i))
        log.append(f"p{n}:{i}")
        have.release()


def consumer():
    for _ in range(6):
        have.acquire()
        log.append(f"c:{inbox.popleft()}")


threads = [threading.Thread(target=producer, args=(n,)) for n in (1, 2)] + [threading.Thread(target=consumer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(*log, sep="\n")
results = queue.Queue()
workers = [threading.Thread(target=lambda n=n: results.put(n ** 2)) for n in range(5)]
for t in workers:
    t.start()
for t in workers:
    t.join()
print([results.get() for _ in workers])
print(list(iter(results.get_nowait, None)) if not results.empty() else "nothing left")
