# Printing from many threads in an orderly way: a lock, a printer thread, one joined text.
import io
import queue
import sys
import threading
import time
from contextlib import redirect_stdout

print_lock = threading.Lock()


def safe_print(*args, **kwargs):
    with print_lock:
        print(*args, **kwargs)


def worker(n):
    for step in range(2):
        safe_print(f"worker {n}", f"step {step}", sep=" | ")
        time.sleep(0.1)


def printer(lines):
    while (line := lines.get()) is not None:
        sys.stdout.write(line + "\n")
        lines.task_done()
    lines.task_done()


threads = [threading.Thread(target=worker, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
lines = queue.Queue()
p = threading.Thread(target=printer, args=(lines,))
p.start()
for n in range(3):
    threading.Thread(target=lambda n=n: (time.sleep(0.1 * (3 - n)), lines.put(f"line {n}"))).start()
time.sleep(0.5)
lines.put(None)
p.join()
lines.join()
buffer = io.StringIO()
with redirect_stdout(buffer):
    t = threading.Thread(target=print, args=("captured", 42))
    t.start()
    t.join()
print(repr(buffer.getvalue()))
