import threading
import time

lock = threading.Lock()
total = 0


def add(n):
    global total
    time.sleep(n % 7 / 10)
    with lock:
        total += n


threads = [threading.Thread(target=add, args=(n,)) for n in range(200)]
for t in threads:
    t.start()
print(threading.active_count())
for t in threads:
    t.join()
print(total, f"{time.perf_counter() - 1000:.1f}")
