import threading
import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(n)
    return n * 10


def report(future):
    print("done:", future.result(), "in", threading.current_thread().name)


with ThreadPoolExecutor(max_workers=2, thread_name_prefix="w") as pool:
    for n in (0.3, 0.1, 0.2):
        future = pool.submit(work, n)
        future.add_done_callback(report)
        future.add_done_callback(lambda f: print("second callback"))
    print("submitted")
future.add_done_callback(report)
