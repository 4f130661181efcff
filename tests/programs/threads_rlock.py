import threading
import time

lock = threading.RLock()


def factorial(n):
    with lock:
        if n <= 1:
            return 1
        time.sleep(0.01)
        return n * factorial(n - 1)


def work(n):
    print(threading.current_thread().name, factorial(n), f"{time.perf_counter() - start:.2f}")


start = time.perf_counter()
threads = [threading.Thread(target=work, args=(n,), name=f"t{n}") for n in (5, 3, 4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(lock.acquire(), lock.acquire(blocking=False))
lock.release()
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)


def foreign():
    try:
        lock.release()
    except RuntimeError as error:
        print("foreign:", error)
    print("foreign:", lock.acquire(timeout=0.1))


lock.acquire()
t = threading.Thread(target=foreign)
t.start()
t.join()
print(repr(lock).split(" object ")[0], "count=1" in repr(lock))
