import queue
import threading
import time

q = queue.Queue(maxsize=1)
start = time.monotonic()


def clock():
    return round(time.monotonic() - start, 2)


def slow_reader():
    time.sleep(0.5)
    print(clock(), "got", q.get())


t = threading.Thread(target=slow_reader)
t.start()
q.put("first")
for timeout in (0.2, 0.5):
    try:
        q.put("second", timeout=timeout)
        print(clock(), "put")
    except queue.Full as error:
        print(clock(), "full", repr(error))
t.join()
print(q.get(timeout=1))
for kwargs in ({"timeout": 0.25}, {"block": False}):
    try:
        q.get(**kwargs)
    except queue.Empty as error:
        print(clock(), "empty", repr(error))
try:
    q.get(timeout=-1)
except ValueError as error:
    print(error)
try:
    q.task_done()
    q.task_done()
    q.task_done()
except ValueError as error:
    print(error)
print(q.full(), q.empty(), q.maxsize)
