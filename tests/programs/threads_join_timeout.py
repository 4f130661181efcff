import threading
import time


def long_work():
    time.sleep(2)
    print("long work is done")


t = threading.Thread(target=long_work)
t.start()
start = time.time()
t.join(timeout=0.5)
print("still alive:", t.is_alive(), time.time() - start)
t.join(0)
print("still alive:", t.is_alive(), time.time() - start)
t.join(-1)
while t.is_alive():
    print("waiting...", time.time() - start)
    t.join(0.5)
print("finished:", not t.is_alive(), time.time() - start)
t.join()
