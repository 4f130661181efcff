# An exception of a worker that nobody catches ends the program, with both tracebacks.
from concurrent.futures import ProcessPoolExecutor


def divide(a, b):
    return a / b


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as executor:
        print(executor.submit(divide, 10, 4).result())
        print(executor.submit(divide, 1, 0).result())
