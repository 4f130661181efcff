import threading
import time

ready = threading.Event()


def waiter(name):
    print(name, "waits", ready.is_set())
    print(name, "goes", ready.wait())


def starter():
    time.sleep(1)
    print("set!")
    ready.set()


print(str(ready).split(" at ")[0], str(ready).split(": ")[1])
print(ready.wait(0.2), ready.wait(timeout=0))
names = ["a", "b", "c"]
threads = [threading.Thread(target=waiter, args=(n,)) for n in names] + [threading.Thread(target=starter)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(ready.is_set(), ready.wait())
ready.clear()
print(ready.is_set(), ready.wait(0.1))
