import threading
import time


class ResultThread(threading.Thread):
    """join() gives the result or raises what the thread raised."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.result = None
        self.error = None

    def run(self):
        try:
            if self._target is not None:
                self.result = self._target(*self._args, **self._kwargs)
        except BaseException as error:
            self.error = error
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        super().join(timeout)
        if self.error is not None:
            raise self.error
        return self.result


def divide(a, b, *, delay=0):
    time.sleep(delay)
    return a / b


good = ResultThread(target=divide, args=(6, 4), kwargs={"delay": 0.2})
bad = ResultThread(target=divide, args=(6, 0))
good.start()
bad.start()
print(good.join(0.1), good.is_alive())
print(good.join())
try:
    bad.join()
except ZeroDivisionError as error:
    print("caught", error)
try:
    good.start()
except RuntimeError as error:
    print(error)
