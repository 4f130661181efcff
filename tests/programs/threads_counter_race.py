import threading
import time

counter = 0


def increment(times):
    global counter
    for _ in range(times):
        value = counter
        time.sleep(0.001)
        counter = value + 1


threads = [threading.Thread(target=increment, args=(10,)) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("expected 30, got", counter)
