import queue
import threading
import time

END = object()


def stage(name, source, target, work, seconds):
    for item in iter(source.get, END):
        time.sleep(seconds)
        result = work(item)
        print(f"{time.perf_counter() - 1000:.1f} {name}: {item} -> {result}")
        target.put(result)
    target.put(END)
    print(name, "ends")


a, b, c = queue.Queue(), queue.Queue(maxsize=1), queue.Queue()
threads = [threading.Thread(target=stage, args=("double", a, b, lambda x: x * 2, 0.1)),
           threading.Thread(target=stage, args=("text", b, c, str, 0.25))]
for t in threads:
    t.start()
for i in range(4):
    a.put(i)
a.put(END)
out = []
while (item := c.get()) is not END:
    out.append(item)
for t in threads:
    t.join()
print(out)
