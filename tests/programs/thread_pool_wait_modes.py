import time
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait


def job(seconds, fails=False):
    time.sleep(seconds)
    if fails:
        raise ArithmeticError(f"after {seconds}")
    return seconds


def shown(result):
    return sorted(names[f] for f in result.done), sorted(names[f] for f in result.not_done)


with ThreadPoolExecutor(5) as pool:
    fs = [pool.submit(job, 0.3), pool.submit(job, 0.1), pool.submit(job, 0.2, True), pool.submit(job, 0.5)]
    names = dict(zip(fs, ["three", "one", "two", "five"]))
    print(shown(wait(fs, timeout=0.05)))
    print(shown(wait(fs, return_when=FIRST_COMPLETED)))
    print(shown(wait(fs, return_when=FIRST_EXCEPTION)))
    result = wait(fs, return_when=ALL_COMPLETED)
    print(shown(result))
    print(type(result).__name__, len(result), result.done == set(fs))
for f in fs:
    print(names[f], f.exception(), f.done(), f.running(), f.cancelled())
try:
    wait(fs, return_when="SOMETIMES")
except ValueError as error:
    print(error)
