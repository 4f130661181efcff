import queue
import threading
import time

q = queue.Queue()


def consumer():
    while True:
        print("got", q.get())


t = threading.Thread(target=consumer)
t.start()
for i in range(2):
    time.sleep(0.1)
    q.put(i)
t.join()
