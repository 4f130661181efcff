import threading
import time


class Counter:
    def __init__(self):
        self.value = 0
        self._lock = threading.Lock()

    def increment(self):
        with self._lock:
            value = self.value
            time.sleep(0.001)
            self.value = value + 1


def work(counter, times):
    for _ in range(times):
        counter.increment()
    print(threading.current_thread().name, "done at", counter.value)


counter = Counter()
threads = []
for i in range(4):
    t = threading.Thread(target=work, args=(counter, 5), name=f"worker-{i}")
    threads.append(t)
    t.start()
for t in threads:
    t.join()
print("total", counter.value)
