import time
from concurrent.futures import CancelledError, ThreadPoolExecutor

log = []


def job(i):
    log.append(f"start {i}")
    time.sleep(0.2)
    log.append(f"end {i}")
    return i


pool = ThreadPoolExecutor(2)
futures = [pool.submit(job, i) for i in range(6)]
time.sleep(0.1)
pool.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in futures], [f.running() for f in futures])
for i, f in enumerate(futures):
    try:
        print(i, f.result())
    except CancelledError:
        print(i, "cancelled")
try:
    pool.submit(job, 7)
except RuntimeError as error:
    print(error)
print(log)
pool.shutdown()
with ThreadPoolExecutor(1) as other:
    pass
try:
    other.map(job, [1])
except RuntimeError as error:
    print(error)
