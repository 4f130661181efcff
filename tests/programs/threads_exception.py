import threading
import time


def divide(a, b):
    time.sleep(0.1)
    print("dividing", a, b)
    return a / b


def leave():
    raise SystemExit("this is silent")


threads = [threading.Thread(target=divide, args=(1, 0)), threading.Thread(target=divide, args=(4, 2)),
           threading.Thread(target=leave)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("main goes on", [t.is_alive() for t in threads])
