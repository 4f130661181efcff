# expect while running: waiting inside an operator, a key function or __del__
import threading
import time

t = threading.Thread(target=time.sleep, args=(0.5,))
t.start()


def key(x):
    t.join()
    return -x


print("before")
print(sorted([1, 2, 3], key=key))  # <--
