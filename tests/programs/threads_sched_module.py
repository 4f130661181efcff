# The module sched, alone and in a thread.
import sched
import threading
import time

s = sched.scheduler(time.monotonic, time.sleep)
begun = time.monotonic()


def show(text="default", end=""):
    print(f"{time.monotonic() - begun:.1f}", text + end)


s.enter(10, 1, show)
s.enter(5, 2, show, argument=("positional",))
s.enter(5, 1, show, kwargs={"text": "keyword", "end": "!"})
event = s.enter(7, 1, show, argument=("cancelled",))
s.enterabs(begun + 2, 1, show, argument=("absolute",))
print(len(s.queue), s.empty(), event.priority, event.argument)
s.cancel(event)
thread = threading.Thread(target=s.run)
thread.start()
thread.join()
print(s.empty(), s.run(blocking=False))
try:
    s.cancel(event)
except ValueError as error:
    print("ValueError", str(error) != "")
