# A signal and an event stop a worker after it has drained its queue; only the main thread may set handlers.
import queue
import signal
import threading
import time


class GracefulWorker(threading.Thread):
    """Stops on an event, drains what is left."""

    def __init__(self, inbox: "queue.Queue[str]", stop: threading.Event):
        super().__init__(name="graceful")
        self.inbox = inbox
        self.stop_event = stop
        self.handled: list[str] = []

    def run(self) -> None:
        while not (self.stop_event.is_set() and self.inbox.empty()):
            try:
                item = self.inbox.get(timeout=0.1)
            except queue.Empty:
                continue
            try:
                self.handle(item)
            finally:
                self.inbox.task_done()

    def handle(self, item: str) -> None:
        match item.split():
            case ["add", *numbers]:
                self.handled.append(f"sum={sum(map(int, numbers))}")
            case ["say", name]:
                self.handled.append(f"hello {name}")
            case [cmd, *_]:
                self.handled.append(f"unknown {cmd!r}")
            case []:
                self.handled.append("empty")


def on_signal(signum, frame):
    print("signal", signal.Signals(signum).name, frame.f_code.co_name)
    stop.set()


stop = threading.Event()
inbox: "queue.Queue[str]" = queue.Queue()
old = signal.signal(signal.SIGINT, on_signal)
print(old is signal.default_int_handler)
w = GracefulWorker(inbox, stop)
w.start()
for line in ("add 1 2 3", "say bob", "", "jump up"):
    inbox.put(line)
inbox.join()
signal.raise_signal(signal.SIGINT)
inbox.put("say late")
w.join(timeout=5)
print(w.handled, w.is_alive())


def in_thread():
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError as e:
        print("ValueError:", e)


t = threading.Thread(target=in_thread)
t.start()
t.join()
