# concurrent.futures with processes.
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, as_completed, wait
import time


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n ** 0.5) + 1))


def slowly(n):
    time.sleep(n / 10)
    return n


def fails(n):
    raise LookupError(n)


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=3) as executor:
        numbers = [2, 15, 17, 21, 97]
        for number, prime in zip(numbers, executor.map(is_prime, numbers)):
            print(number, prime)
        futures = {executor.submit(slowly, n): n for n in (3, 1, 2)}
        for future in as_completed(futures):
            print("done", futures[future], future.result())
        done, not_done = wait([executor.submit(slowly, n) for n in (1, 4)],
                              return_when=FIRST_COMPLETED)
        print(len(done), len(not_done))
        future = executor.submit(fails, 5)
        print(repr(future.exception()), future.done(), future.cancelled())
        print(type(future.exception().__cause__).__name__)
        print(list(executor.map(pow, [2, 3, 4], [5, 2, 3], chunksize=2)))
        future = executor.submit(lambda: 1)
        try:
            future.result()
        except Exception as error:
            print(type(error).__name__, "lambda" in str(error))
    try:
        executor.submit(slowly, 1)
    except RuntimeError as error:
        print(error)
    with ProcessPoolExecutor(1) as executor:
        executor.submit(fails, "last").result()
