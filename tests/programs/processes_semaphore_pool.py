# At most three at a time are active (the module of the week's ActivePool, without its printing).
import multiprocessing
import time


class ActivePool:
    def __init__(self, most, active, lock):
        self.most, self.active, self.lock = most, active, lock

    def make_active(self):
        with self.lock:
            self.active.value += 1
            self.most.value = max(self.most.value, self.active.value)

    def make_inactive(self):
        with self.lock:
            self.active.value -= 1


def worker(s, pool):
    with s:
        pool.make_active()
        time.sleep(0.05)
        pool.make_inactive()


if __name__ == "__main__":
    s = multiprocessing.Semaphore(3)
    pool = ActivePool(multiprocessing.Value("i", 0), multiprocessing.Value("i", 0),
                      multiprocessing.Lock())
    jobs = [multiprocessing.Process(target=worker, name=str(i), args=(s, pool)) for i in range(8)]
    for j in jobs:
        j.start()
    for j in jobs:
        j.join()
    print(pool.active.value, pool.most.value)
    print(s.get_value())
    b = multiprocessing.BoundedSemaphore(1)
    try:
        b.release()
    except ValueError as error:
        print(error)
    print(s.acquire(block=False), s.acquire(timeout=0.01), s.acquire(), s.acquire(False))
