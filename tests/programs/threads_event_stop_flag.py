import threading
import time


class Poller(threading.Thread):
    def __init__(self, interval):
        super().__init__()
        self._stop_event = threading.Event()
        self.interval = interval
        self.polls = 0

    def run(self):
        while not self._stop_event.wait(self.interval):
            self.polls += 1
            print("poll", self.polls, f"{time.monotonic() - begin:.2f}")
        print("stopped")

    def stop(self):
        self._stop_event.set()


begin = time.monotonic()
poller = Poller(0.3)
poller.start()
time.sleep(1)
poller.stop()
poller.join()
print(f"{time.monotonic() - begin:.2f}")
