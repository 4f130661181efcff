import sys
import threading
import time


def worker():
    time.sleep(0.5)
    print("the worker still ends")


threading.Thread(target=worker).start()
sys.exit("main has left")
