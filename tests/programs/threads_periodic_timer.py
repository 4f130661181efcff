import threading
import time


class Every(threading.Thread):
    def __init__(self, interval, function, times):
        super().__init__(name=f"every-{interval}")
        self.interval = interval
        self.function = function
        self.times = times
        self.stopped = threading.Event()

    def run(self):
        for n in range(self.times):
            if self.stopped.wait(self.interval):
                print(self.name, "was stopped after", n)
                return
            self.function(self.name, n)
        print(self.name, "has done its", self.times)


def tell(name, n):
    print(f"{time.perf_counter() - start:.1f} {name} {n}")


start = time.perf_counter()
fast = Every(0.3, tell, 3)
slow = Every(0.5, tell, 10)
fast.start()
slow.start()
fast.join()
time.sleep(0.2)
slow.stopped.set()
slow.join(1)
print(slow.is_alive(), fast.is_alive())
