# A program may tell of its own end: sys.excepthook is called instead of the usual traceback,
# before the threads are waited for and before atexit.
import atexit
import sys
import threading
import time


def tell(kind, error, traceback):
    print("the program fails:", kind.__name__, error, "in line", traceback.tb_lineno)
    print(sys.last_type is kind, sys.last_value is error)
    sys.__excepthook__(kind, error, traceback)


def straggler():
    time.sleep(0.5)
    print("the thread ends")


print(sys.excepthook is sys.__excepthook__)
sys.excepthook = tell
atexit.register(print, "at exit")
threading.Thread(target=straggler).start()
shelves = {"tools": 3}
print(shelves["toys"])
