import threading
import time


def worker():
    time.sleep(0.5)
    print("the worker still ends")


threading.Thread(target=worker).start()
print("main fails")
raise RuntimeError("main is broken")
