import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION


def task(name, seconds, fails=False):
    time.sleep(seconds)
    if fails:
        raise ValueError(f"{name} failed")
    return f"{name} after {seconds}"


with ThreadPoolExecutor(max_workers=3, thread_name_prefix="pool") as pool:
    future = pool.submit(task, "one", 0.5)
    print(future.done(), future.running(), future.cancelled())
    print(future.result(), future.done(), future.exception())
    futures = {pool.submit(task, n, s): n for n, s in (("a", 0.3), ("b", 0.1), ("c", 0.2), ("d", 0.1))}
    for i, f in enumerate(as_completed(futures), 1):
        print(i, futures[f], f.result())
    done, not_done = wait([pool.submit(task, "x", 0.2), pool.submit(task, "y", 0.4)], return_when=FIRST_COMPLETED)
    print(len(done), len(not_done), [f.result() for f in done])
    done, not_done = wait(not_done)
    print(len(done), len(not_done))
    fs = [pool.submit(task, "p", 0.5), pool.submit(task, "q", 0.2, True), pool.submit(task, "r", 0.3)]
    result = wait(fs, return_when=FIRST_EXCEPTION)
    print(len(result.done), len(result.not_done))
    print(len(wait(fs, timeout=0.1).not_done), len(wait(fs, return_when=ALL_COMPLETED).done))
    for f in fs:
        try:
            print(f.result())
        except ValueError as error:
            print("error:", error, repr(f.exception()))
    try:
        pool.submit(task, "slow", 2).result(timeout=0.5)
    except TimeoutError as error:
        print("timeout", repr(error))
    try:
        for f in as_completed([pool.submit(task, "slow", 1), pool.submit(task, "fast", 0.1)], timeout=0.5):
            print(f.result())
    except TimeoutError as error:
        print(error)
print("pool is shut")
try:
    pool.submit(task, "late", 1)
except RuntimeError as error:
    print(error)
