import threading
import time

lock = threading.Lock()
print(lock.acquire(), lock.locked())
print(lock.acquire(blocking=False), lock.acquire(False))
start = time.monotonic()
print(lock.acquire(timeout=0.5), time.monotonic() - start)
print(lock.acquire(True, 0.25), time.monotonic() - start)
lock.release()
print(lock.locked())
for wrong in (lambda: lock.release(),
              lambda: lock.acquire(False, 1),
              lambda: lock.acquire(timeout=-2)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)


def holder():
    with lock:
        time.sleep(1)


t = threading.Thread(target=holder)
t.start()
print("busy", lock.acquire(timeout=0.4), time.monotonic() - start)
print("free", lock.acquire(timeout=5), time.monotonic() - start)
lock.release()
t.join()
with lock as taken:
    print(taken)
try:
    with lock:
        raise ValueError("inside")
except ValueError as error:
    print(error, lock.locked())
print("locked" in repr(lock), repr(lock).startswith("<unlocked _thread.lock object at 0x"))
print(type(lock))
