import threading
import time


class CountDownLatch:
    def __init__(self, count):
        self.count = count
        self.condition = threading.Condition()

    def count_down(self):
        with self.condition:
            self.count -= 1
            if self.count <= 0:
                self.condition.notify_all()

    def wait(self, timeout=None):
        with self.condition:
            return self.condition.wait_for(lambda: self.count <= 0, timeout)


gate = threading.Event()
ready = CountDownLatch(3)
finished = CountDownLatch(3)
places = []


def runner(name, warm_up, pace):
    time.sleep(warm_up)
    ready.count_down()
    gate.wait()
    time.sleep(pace)
    places.append(name)
    finished.count_down()


for row in [("ann", 0.3, 0.2), ("ben", 0.1, 0.25), ("cid", 0.2, 0.15)]:
    threading.Thread(target=runner, args=row, daemon=True).start()
print("ready in 0.2 s:", ready.wait(0.25))
print("ready:", ready.wait())
gate.set()
print("finished:", finished.wait(10), places)
