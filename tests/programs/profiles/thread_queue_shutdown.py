# queue.Queue.shutdown ends workers without sentinels (3.13).
import queue
import threading

if hasattr(queue, "ShutDown"):
    q = queue.Queue()

    def worker():
        try:
            while True:
                print("got", q.get())
                q.task_done()
        except queue.ShutDown:
            print("shut down")

    t = threading.Thread(target=worker)
    t.start()
    for i in range(3):
        q.put(i)
    q.join()
    q.shutdown()
    t.join()
    try:
        q.put(1)
    except queue.ShutDown as e:
        print(repr(e))
    left = queue.Queue(maxsize=2)
    left.put(1)
    left.put(2)
    putter = threading.Thread(target=lambda: print(type(refused(left)).__name__))

    def refused(some):
        try:
            some.put(3)
        except queue.ShutDown as e:
            return e

    putter.start()
    left.shutdown(immediate=True)
    putter.join()
    try:
        left.get()
    except queue.ShutDown:
        print("nothing left", left.qsize(), left.unfinished_tasks, left.is_shutdown)
    left.join()
print(hasattr(queue.Queue, "shutdown"))
