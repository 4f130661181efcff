import threading
import time

lock = threading.Lock()


def greedy():
    for i in range(4):
        with lock:
            print("greedy has it", i)
            time.sleep(0.1)


def patient(name):
    with lock:
        print(name, "has it")
        time.sleep(0.1)
    print(name, "is done")


a = threading.Thread(target=greedy)
b = threading.Thread(target=patient, args=("b",))
c = threading.Thread(target=patient, args=("c",))
for t in (a, b, c):
    t.start()
for t in (a, b, c):
    t.join()
print(lock.locked())
