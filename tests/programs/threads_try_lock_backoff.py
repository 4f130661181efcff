import threading
import time

lock = threading.Lock()
tries = {}


def holder():
    with lock:
        time.sleep(0.5)


def impatient(name, pause):
    tries[name] = 0
    while not lock.acquire(blocking=False):
        tries[name] += 1
        time.sleep(pause)
    try:
        print(name, "has it after", tries[name])
        time.sleep(0.05)
    finally:
        lock.release()


def patient():
    print("patient", lock.acquire(timeout=0.2))
    print("patient", lock.acquire(True, 5))
    lock.release()


threads = [threading.Thread(target=holder), threading.Thread(target=impatient, args=("x", 0.13)),
           threading.Thread(target=impatient, args=("y", 0.21)), threading.Thread(target=patient)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(tries)
