import threading
import time


class ReadWriteLock:
    def __init__(self):
        self._ready = threading.Condition(threading.Lock())
        self._readers = 0

    def acquire_read(self):
        with self._ready:
            self._readers += 1

    def release_read(self):
        with self._ready:
            self._readers -= 1
            if self._readers == 0:
                self._ready.notify_all()

    def acquire_write(self):
        self._ready.acquire()
        while self._readers > 0:
            self._ready.wait()

    def release_write(self):
        self._ready.release()


lock = ReadWriteLock()
value = 0


def reader(name, delay):
    time.sleep(delay)
    lock.acquire_read()
    print(name, "reads", value)
    time.sleep(0.3)
    lock.release_read()
    print(name, "has read")


def writer(name, delay):
    global value
    time.sleep(delay)
    lock.acquire_write()
    value += 1
    print(name, "writes", value)
    time.sleep(0.2)
    lock.release_write()
    print(name, "has written")


threads = [threading.Thread(target=reader, args=("r1", 0)), threading.Thread(target=reader, args=("r2", 0.1)),
           threading.Thread(target=writer, args=("w1", 0.2)), threading.Thread(target=reader, args=("r3", 0.3)),
           threading.Thread(target=writer, args=("w2", 0.45))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(value, time.perf_counter() - 1000)
