from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool


def bad():
    raise OSError("no disk")


pool = ThreadPoolExecutor(2, thread_name_prefix="bad", initializer=bad)
future = pool.submit(print, "never")
try:
    future.result()
except BrokenThreadPool as error:
    print(type(error).__name__, error)
try:
    pool.submit(print, 1)
except BrokenThreadPool as error:
    print(error)
pool.shutdown()
