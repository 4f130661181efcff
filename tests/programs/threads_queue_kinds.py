import queue
import threading
import time

jobs = queue.PriorityQueue()
for job in ((3, "low"), (1, "high"), (2, "middle"), (1, "also high")):
    jobs.put(job)


def worker():
    while not jobs.empty():
        level, name = jobs.get()
        print(level, name)
        time.sleep(0.1)
        jobs.task_done()


threads = [threading.Thread(target=worker) for _ in range(2)]
for t in threads:
    t.start()
jobs.join()
stack = queue.LifoQueue()
for x in "abc":
    stack.put(x)
print(stack.get(), stack.get(), stack.get(), stack.empty())
simple = queue.SimpleQueue()


def feed():
    for x in range(3):
        time.sleep(0.2)
        simple.put(x)


threading.Thread(target=feed).start()
print([simple.get() for _ in range(3)], simple.empty(), simple.qsize())
try:
    simple.get(timeout=0.1)
except queue.Empty:
    print("empty")
try:
    simple.get_nowait()
except queue.Empty:
    print("empty")
with jobs.mutex:
    jobs.queue.clear()
print(jobs.qsize(), jobs.maxsize)
