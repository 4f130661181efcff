# A worker that dies breaks the whole pool.
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def dies():
    os._exit(3)


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        future = executor.submit(dies)
        try:
            future.result()
        except BrokenProcessPool as error:
            print(error)
        try:
            executor.submit(print, "too late")
        except BrokenProcessPool as error:
            print(error)
    for bad in (0, -1):
        try:
            ProcessPoolExecutor(bad)
        except ValueError as error:
            print(error)
