import threading
import time

pool = threading.Semaphore(2)
start = time.perf_counter()


def visit(name):
    with pool:
        print(f"{time.perf_counter() - start:.1f} {name} is in")
        time.sleep(0.5)
    print(f"{time.perf_counter() - start:.1f} {name} is out")


threads = [threading.Thread(target=visit, args=(n,)) for n in "abcde"]
for t in threads:
    t.start()
for t in threads:
    t.join()
bounded = threading.BoundedSemaphore(1)
print(bounded.acquire(), bounded.acquire(blocking=False), bounded.acquire(timeout=0.1))
bounded.release()
try:
    bounded.release()
except ValueError as error:
    print(error)
try:
    threading.Semaphore(-1)
except ValueError as error:
    print(error)
s = threading.Semaphore(0)
s.release(2)
print(s.acquire(), s.acquire(), s.acquire(False))
print(repr(s).split(" at ")[0], repr(s).split(": ")[1], repr(bounded).split(": ")[1])
