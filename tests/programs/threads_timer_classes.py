# Timers: repeating, cancelled, restarted; a stoppable thread; a heartbeat.
import threading
import time

begun = time.time()


def stamp(text):
    print(f"{time.time() - begun:.1f} {text}")


class RepeatTimer(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)


class StoppableThread(threading.Thread):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._stop_event = threading.Event()

    def stop(self):
        self._stop_event.set()

    def stopped(self):
        return self._stop_event.is_set()

    def run(self):
        rounds = 0
        while not self.stopped():
            rounds += 1
            self._stop_event.wait(0.25)
        stamp(f"stopped after {rounds} rounds")


class Debouncer:
    def __init__(self, delay, action):
        self.delay, self.action, self.timer = delay, action, None

    def trigger(self, value):
        if self.timer is not None:
            self.timer.cancel()
        self.timer = threading.Timer(self.delay, self.action, [value])
        self.timer.start()


timer = RepeatTimer(0.3, stamp, ["tick"])
timer.start()
worker = StoppableThread()
worker.start()
time.sleep(1.0)
timer.cancel()
worker.stop()
worker.join()
t = threading.Timer(5, stamp, args=("never",))
t.start()
t.cancel()
t.join()
debouncer = Debouncer(0.2, lambda value: stamp(f"saved {value}"))
for letter in "abc":
    debouncer.trigger(letter)
    time.sleep(0.1)
time.sleep(0.5)
print(isinstance(t, threading.Thread), t.is_alive(), timer.is_alive(), t.interval)
