import concurrent.futures as cf
import time


def job(seconds):
    time.sleep(seconds)
    return seconds


with cf.ThreadPoolExecutor(max_workers=3) as pool:
    futures = {pool.submit(job, s): s for s in (0.4, 0.1, 0.9, 0.2)}
    try:
        for future in cf.as_completed(futures, timeout=0.5):
            print("done", futures[future], future.result())
    except cf.TimeoutError as error:
        print(type(error).__name__, error)
    try:
        [f for f in futures if futures[f] == 0.9][0].result(timeout=0.1)
    except cf.TimeoutError as error:
        print(repr(error), cf.TimeoutError is TimeoutError)
print(sorted(f.result() for f in futures))
