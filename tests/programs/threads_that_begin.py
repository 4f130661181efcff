"""A thread that has not begun yet says so, and has no number yet."""
import re
import threading
from concurrent.futures import ThreadPoolExecutor


def names():
    return [re.sub(r" \d+", "", repr(thread)) for thread in threading.enumerate()]


seen = []


def work(number):
    seen.append((number, names()))


with ThreadPoolExecutor(max_workers=3) as pool:
    for number in range(4):
        pool.submit(work, number)

for number, threads in seen:
    print(number, *threads)
print(threading.Thread(name="idle"))
