import threading
import time


def heartbeat():
    try:
        while True:
            print("beat")
            time.sleep(0.4)
    finally:
        print("never printed")


def worker():
    try:
        time.sleep(1)
        print("worker ends")
    finally:
        print("worker cleans up")


threading.Thread(target=heartbeat, daemon=True).start()
threading.Thread(target=worker).start()
print("main ends")
