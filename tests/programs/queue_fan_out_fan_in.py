import queue
import threading
import time

SENTINEL = object()


def stage(function, source, target, workers):
    def run():
        while (item := source.get()) is not SENTINEL:
            target.put(function(item))
        source.put(SENTINEL)

    threads = [threading.Thread(target=run, name=f"{function.__name__}-{i}") for i in range(workers)]
    for t in threads:
        t.start()
    return threads


def double(n):
    time.sleep(0.01 * n)
    return n * 2


def label(n):
    return f"<{n}>"


raw, doubled, labelled = queue.Queue(), queue.Queue(2), queue.SimpleQueue()
first = stage(double, raw, doubled, 3)
second = stage(label, doubled, labelled, 2)
for n in (5, 3, 4, 1, 2):
    raw.put(n)
raw.put(SENTINEL)
for t in first:
    t.join()
doubled.put(SENTINEL)
for t in second:
    t.join()
print(sorted(labelled.get() for _ in range(labelled.qsize())), labelled.empty())
