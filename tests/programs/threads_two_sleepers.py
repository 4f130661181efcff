import threading
import time


def worker(name, seconds):
    print(name, "starts")
    time.sleep(seconds)
    print(name, "ends")


threads = [threading.Thread(target=worker, args=(n, s)) for n, s in (("a", 1), ("b", 0.5))]
start = time.perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{time.perf_counter() - start:.1f}")
