import threading
import time
from concurrent.futures import ThreadPoolExecutor

state = threading.local()
opened = []


def connect(url):
    state.connection = f"{url}#{len(opened)}"
    opened.append(threading.current_thread().name)


def query(n):
    time.sleep(0.1)
    return f"{n} by {state.connection}"


with ThreadPoolExecutor(2, thread_name_prefix="db", initializer=connect, initargs=("pg://x",)) as pool:
    for line in pool.map(query, range(4)):
        print(line)
print(opened, hasattr(state, "connection"))
