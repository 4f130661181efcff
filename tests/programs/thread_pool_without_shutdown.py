import threading
import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(n)
    print("work", n, threading.current_thread().name)


pool = ThreadPoolExecutor(2)
for n in (0.3, 0.1, 0.2):
    pool.submit(work, n)
ThreadPoolExecutor(1).submit(work, 0.15)
time.sleep(0.17)
print(threading.active_count())
print("main ends")
