import threading
import time
from concurrent.futures import ThreadPoolExecutor

local = threading.local()


def setup(greeting):
    local.greeting = greeting
    local.count = 0
    print("setting up", threading.current_thread().name)


def greet(name):
    local.count += 1
    time.sleep(0.1)
    return f"{local.greeting} {name} from {threading.current_thread().name} ({local.count})"


with ThreadPoolExecutor(2, thread_name_prefix="greeter", initializer=setup, initargs=("hello",)) as pool:
    for line in pool.map(greet, ["Ada", "Bob", "Cy", "Di", "Ed"]):
        print(line)
with ThreadPoolExecutor(max_workers=2) as pool:
    names = {pool.submit(lambda: (time.sleep(0.1), threading.current_thread().name)[1]) for _ in range(4)}
    print(sorted(f.result() for f in names))
with ThreadPoolExecutor(max_workers=3) as pool:
    print([pool.submit(lambda: threading.current_thread().name).result() for _ in range(3)])
    print(threading.active_count())
for wrong in (0, -1):
    try:
        ThreadPoolExecutor(wrong)
    except ValueError as error:
        print(error)
