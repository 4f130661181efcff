import atexit
import threading
import time


@atexit.register
def last():
    print("atexit, threads:", threading.active_count())


def daemon():
    try:
        while True:
            time.sleep(0.3)
            print("daemon ticks")
    finally:
        print("never printed")


def worker():
    time.sleep(0.7)
    print("worker ends", threading.main_thread().is_alive())


threading.Thread(target=daemon, daemon=True).start()
threading.Thread(target=worker).start()
print("main ends")
