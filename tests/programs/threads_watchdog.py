import threading
import time


class Watchdog:
    def __init__(self, limit, on_timeout):
        self.limit = limit
        self.on_timeout = on_timeout
        self.timer = None

    def feed(self):
        self.stop()
        self.timer = threading.Timer(self.limit, self.on_timeout)
        self.timer.daemon = True
        self.timer.start()

    def stop(self):
        if self.timer is not None:
            self.timer.cancel()


bitten = threading.Event()


def bite():
    print(f"{time.monotonic() - start:.2f} bite in {threading.current_thread().__class__.__name__}")
    bitten.set()


start = time.monotonic()
dog = Watchdog(0.3, bite)
for delay in (0.1, 0.2, 0.25, 0.5, 0.1):
    dog.feed()
    time.sleep(delay)
    print(f"{time.monotonic() - start:.2f} fed after {delay}, bitten: {bitten.is_set()}")
dog.stop()
print(threading.active_count())
