import atexit
import threading
import time

atexit.register(print, "registered first, runs last")


@atexit.register
def goodbye():
    print("atexit", threading.active_count(), time.perf_counter() - 1000)


def worker(n):
    time.sleep(n)
    print("worker", n, "ends")
    if n == 1:
        threading.Thread(target=worker, args=(0.25,)).start()


for n in (1, 0.5):
    threading.Thread(target=worker, args=(n,)).start()
print("main ends")
