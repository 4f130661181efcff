import threading
import time


def turn(name):
    for i in range(3):
        print(name, i)
        time.sleep(0)


threads = [threading.Thread(target=turn, args=(n,)) for n in "abc"]
for t in threads:
    t.start()
for t in threads:
    t.join()
