import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor


def told(tag):
    def callback(future):
        who = threading.current_thread().name
        print(tag, future.cancelled() or future.exception() or future.result(), "on", who)
    return callback


with ThreadPoolExecutor(1, thread_name_prefix="p") as pool:
    slow = pool.submit(time.sleep, 0.2)
    value = pool.submit(pow, 2, 10)
    error = pool.submit(int, "x")
    queued = pool.submit(print, "not reached")
    for name, f in [("value", value), ("error", error), ("queued", queued)]:
        f.add_done_callback(told(name + " 1"))
        f.add_done_callback(told(name + " 2"))
    print(queued.cancel(), slow.cancel(), slow.running())
value.add_done_callback(told("late"))


def broken(future):
    raise RuntimeError("callback fails")


own = Future()
own.add_done_callback(broken)
own.add_done_callback(told("own"))
print(own.set_running_or_notify_cancel(), own.running())
own.set_result("set by hand")
try:
    own.set_result("again")
except Exception as error:
    print(type(error).__name__, error)
print(own)
