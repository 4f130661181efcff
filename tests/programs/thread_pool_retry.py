import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

attempts = {}


class Flaky(Exception):
    pass


def fetch(name, fails):
    attempts[name] = attempts.get(name, 0) + 1
    time.sleep(0.05)
    if attempts[name] <= fails:
        raise Flaky(f"{name} #{attempts[name]}")
    return f"{name} ok"


def retry(function, times, pause):
    for i in range(times):
        try:
            return function()
        except Flaky as error:
            if i == times - 1:
                raise RuntimeError(f"gave up after {times}") from error
            time.sleep(pause * 2 ** i)


with ThreadPoolExecutor() as pool:
    futures = {n: pool.submit(retry, partial(fetch, n, f), 3, 0.1) for n, f in [("a", 0), ("b", 2), ("c", 9)]}
for name, future in futures.items():
    error = future.exception()
    print(name, future.result() if error is None else f"{error!r} because {error.__cause__!r}")
print(attempts)
