"""A queue for processes built from shared memory and a Condition; and the classic smokers' table."""
import multiprocessing as mp
import time


class RingBuffer:
    def __init__(self, size):
        self.size = size
        self.data = mp.Array("i", size, lock=False)
        self.head = mp.Value("i", 0, lock=False)
        self.count = mp.Value("i", 0, lock=False)
        lock = mp.Lock()
        self.not_empty = mp.Condition(lock)
        self.not_full = mp.Condition(lock)

    def put(self, x):
        with self.not_full:
            while self.count.value == self.size:
                self.not_full.wait()
            self.data[(self.head.value + self.count.value) % self.size] = x
            self.count.value += 1
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.count.value:
                self.not_empty.wait()
            x = self.data[self.head.value]
            self.head.value = (self.head.value + 1) % self.size
            self.count.value -= 1
            self.not_full.notify()
            return x


def produce(ring, items):
    for x in items:
        ring.put(x)
    ring.put(-1)


def smoker(index, tables, done, turns):
    while True:
        tables[index].acquire()
        if turns.value < 0:
            return
        print("smoker", index, "turn", turns.value, flush=True)
        done.release()


if __name__ == "__main__":
    ring = RingBuffer(3)
    p = mp.Process(target=produce, args=(ring, range(10)))
    p.start()
    print([x for x in iter(ring.get, -1)])
    p.join()
    tables = [mp.Semaphore(0) for _ in range(3)]
    done, turns = mp.Semaphore(0), mp.Value("i", 0)
    smokers = [mp.Process(target=smoker, args=(i, tables, done, turns)) for i in range(3)]
    for s in smokers:
        s.start()
    for turn in range(6):
        turns.value = turn
        tables[turn * turn % 3].release()
        done.acquire()
    turns.value = -1
    for t in tables:
        t.release()
    for s in smokers:
        s.join()
    print([s.exitcode for s in smokers])
    with ring.not_empty:
        print(ring.not_empty.wait(timeout=0.05), ring.not_empty.wait_for(lambda: False, timeout=0.05))
    try:
        ring.not_empty.notify()
    except (AssertionError, RuntimeError) as e:
        print(type(e).__name__, e)
    try:
        ring.not_empty.wait()
    except (AssertionError, RuntimeError) as e:
        print(type(e).__name__, e)
