import time
from concurrent.futures import CancelledError, Future, InvalidStateError, ThreadPoolExecutor


def work(n):
    time.sleep(0.5)
    print("worked", n)
    return n


pool = ThreadPoolExecutor(max_workers=1)
futures = [pool.submit(work, n) for n in range(4)]
print([f.cancel() for f in futures])
print([f.cancelled() for f in futures], futures[0].running())
try:
    futures[1].result()
except CancelledError as error:
    print("cancelled", repr(error))
print(futures[0].result())
more = [pool.submit(work, n) for n in range(10, 14)]
more[0].add_done_callback(lambda f: print("callback", f.result()))
more[3].add_done_callback(lambda f: print("callback, cancelled:", f.cancelled()))
time.sleep(0.1)
pool.shutdown(wait=True, cancel_futures=True)
print([f.cancelled() for f in more])
futures[0].add_done_callback(lambda f: print("at once", f.result()))
f = Future()
print(repr(f).split(" ")[0], repr(f).split("state=")[1])
f.set_result(1)
print(f.result(), repr(f).split("state=")[1])
try:
    f.set_result(2)
except InvalidStateError as error:
    print(str(error).split(":")[0])
print(repr(more[3]).split("state=")[1], repr(futures[0]).split("state=")[1])
