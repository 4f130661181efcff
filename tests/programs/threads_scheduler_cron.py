# A little scheduler: jobs at times and intervals, run by one thread with a heap and a condition.
import heapq
import itertools
import threading
import time


class Scheduler(threading.Thread):
    def __init__(self):
        super().__init__(name="scheduler")
        self.heap = []
        self.order = itertools.count()
        self.condition = threading.Condition()
        self.running = True

    def enter(self, delay, function, *args, every=None):
        with self.condition:
            entry = (time.monotonic() + delay, next(self.order), function, args, every)
            heapq.heappush(self.heap, entry)
            self.condition.notify()

    def stop(self):
        with self.condition:
            self.running = False
            self.condition.notify()

    def run(self):
        while True:
            with self.condition:
                if not self.running:
                    return
                if not self.heap:
                    self.condition.wait()
                    continue
                when, _, function, args, every = self.heap[0]
                left = when - time.monotonic()
                if left > 0:
                    self.condition.wait(left)
                    continue
                heapq.heappop(self.heap)
            function(*args)
            if every:
                self.enter(every, function, *args, every=every)


begun = time.monotonic()


def say(text):
    print(f"{time.monotonic() - begun:.2f}", text)


s = Scheduler()
s.start()
s.enter(0.5, say, "half a second")
s.enter(0.2, say, "soon")
s.enter(0.3, say, "again", every=0.3)
time.sleep(0.7)
s.enter(0.05, say, "late entry")
time.sleep(0.6)
s.stop()
s.join()
print(s.is_alive(), len(s.heap))
