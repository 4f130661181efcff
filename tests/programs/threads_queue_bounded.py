import queue
import threading
import time

q = queue.Queue(maxsize=2)


def producer():
    for i in range(6):
        q.put(i)
        print(f"{time.perf_counter() - 1000:.1f} put {i}, {q.qsize()} inside, full: {q.full()}")
    q.put(None)


def consumer():
    while (item := q.get()) is not None:
        print(f"{time.perf_counter() - 1000:.1f} got {item}")
        time.sleep(0.3)


p = threading.Thread(target=producer)
c = threading.Thread(target=consumer)
p.start()
c.start()
p.join()
c.join()
for wrong in (lambda: q.get_nowait(), lambda: q.get(timeout=0.2), lambda: q.get(block=False),
              lambda: q.get(timeout=-1)):
    try:
        wrong()
    except (queue.Empty, ValueError) as error:
        print(repr(error))
q.put(1)
q.put(2)
for wrong in (lambda: q.put_nowait(3), lambda: q.put(3, timeout=0.2)):
    try:
        wrong()
    except queue.Full as error:
        print(repr(error))
print(f"{time.perf_counter() - 1000:.1f}", q.get(), q.get(True, 1), list(q.queue))
