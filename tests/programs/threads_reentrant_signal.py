import threading
import time


class Observable:
    def __init__(self):
        self._observers = []
        self._lock = threading.RLock()

    def subscribe(self, function):
        with self._lock:
            self._observers.append(function)
        return lambda: self._observers.remove(function)

    def emit(self, *args):
        with self._lock:
            for function in list(self._observers):
                function(*args)


subject = Observable()
log = []


def nested(n):
    log.append(("nested", n))
    if n > 0:
        subject.emit(n - 1)


undo = subject.subscribe(nested)
subject.subscribe(lambda n: log.append((threading.current_thread().name, n)))
threads = [threading.Thread(target=subject.emit, args=(n,), name=f"t{n}") for n in (1, 2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
undo()
subject.emit(0)
print(*log, sep="\n")
