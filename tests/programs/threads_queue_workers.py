import queue
import threading
import time

tasks = queue.Queue()
done = []


def worker(name):
    while True:
        item = tasks.get()
        if item is None:
            tasks.task_done()
            break
        print(name, "works on", item)
        time.sleep(item * 0.1)
        done.append(item)
        tasks.task_done()
    print(name, "stops")


threads = [threading.Thread(target=worker, args=(f"w{i}",)) for i in range(3)]
for t in threads:
    t.start()
for item in (5, 1, 4, 2, 3, 1, 2):
    tasks.put(item)
tasks.join()
print("all done", done, time.perf_counter() - 1000)
for _ in threads:
    tasks.put(None)
for t in threads:
    t.join()
print(tasks.empty(), tasks.qsize(), tasks.unfinished_tasks)
try:
    tasks.task_done()
except ValueError as error:
    print(error)
