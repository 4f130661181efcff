import threading
import time


def remind(text, times=1):
    print(f"{time.perf_counter() - start:.1f}", text * times, threading.current_thread().name)


start = time.perf_counter()
first = threading.Timer(0.5, remind, args=("tea",))
second = threading.Timer(0.3, remind, args=["cake"], kwargs={"times": 2})
third = threading.Timer(0.4, remind, ("never",))
for t in (first, second, third):
    t.start()
time.sleep(0.35)
third.cancel()
print(first.is_alive(), second.is_alive(), first.interval, third.finished.is_set())
first.join()
third.join()


class Repeat(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)


repeat = Repeat(0.2, remind, ("again",))
repeat.start()
time.sleep(0.7)
repeat.cancel()
repeat.join()
print(f"{time.perf_counter() - start:.2f}")
