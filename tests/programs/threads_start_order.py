import threading
import time


def quick(n):
    print("quick", n)


def slow(n):
    print("slow", n, "begins")
    time.sleep(0.5)
    print("slow", n, "ends")


for n in range(3):
    threading.Thread(target=quick, args=(n,)).start()
    print("after start", n)
threads = [threading.Thread(target=slow, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
    print("started", t.name, t.is_alive(), t.ident, t.native_id)
print(threading.active_count(), [t.name for t in threading.enumerate()])
for t in threads:
    t.join()
    print("joined", t.name, t.is_alive())
print(threading.active_count())
