# expect while running: waiting inside an operator, a key function or __del__
import threading
import time

t = threading.Thread(target=time.sleep, args=(0.5,))
t.start()


class Item:
    def __hash__(self):
        t.join()
        return 1


print("before")
print(len({Item()}))  # <--
