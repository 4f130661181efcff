# A pool of one's own: worker threads, priorities, results, a clean end.
import itertools
import queue
import threading
import time


class Job:
    def __init__(self, function, *args, priority=5):
        self.function, self.args, self.priority = function, args, priority
        self.finished = threading.Event()
        self.result = self.error = None

    def run(self):
        try:
            self.result = self.function(*self.args)
        except Exception as error:
            self.error = error
        finally:
            self.finished.set()

    def wait(self, timeout=None):
        if not self.finished.wait(timeout):
            raise TimeoutError("job still running")
        if self.error:
            raise self.error
        return self.result


class WorkerPool:
    def __init__(self, size):
        self.jobs = queue.PriorityQueue()
        self.numbers = itertools.count()
        self.log = []
        self.threads = [threading.Thread(target=self._work, name=f"worker-{n}") for n in range(size)]
        for thread in self.threads:
            thread.start()

    def submit(self, function, *args, priority=5):
        job = Job(function, *args, priority=priority)
        self.jobs.put((priority, next(self.numbers), job))
        return job

    def _work(self):
        while True:
            priority, number, job = self.jobs.get()
            if job is None:
                self.jobs.task_done()
                return
            job.run()
            self.log.append((number, threading.current_thread().name))
            self.jobs.task_done()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.jobs.join()
        for _ in self.threads:
            self.jobs.put((99, next(self.numbers), None))
        for thread in self.threads:
            thread.join()


def slow_square(n):
    time.sleep(0.1 * n)
    return n * n


with WorkerPool(2) as pool:
    blockers = [pool.submit(time.sleep, 0.5), pool.submit(time.sleep, 0.5)]
    low = pool.submit(slow_square, 1, priority=9)
    high = pool.submit(slow_square, 2, priority=1)
    bad = pool.submit(lambda: 1 // 0)
    try:
        high.wait(timeout=0.1)
    except TimeoutError as error:
        print(error)
    print(high.wait(), low.wait())
    try:
        bad.wait()
    except ZeroDivisionError as error:
        print("failed:", error)
print(pool.log)
print([t.is_alive() for t in pool.threads], pool.jobs.qsize())
