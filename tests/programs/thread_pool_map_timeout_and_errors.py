import time
from concurrent.futures import ThreadPoolExecutor, TimeoutError


def reciprocal(n):
    time.sleep(0.1 * n)
    return 1 / n


def power(a, b):
    return a ** b


with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(power, [1, 2, 3, 4], [5, 4, 3])))
    results = pool.map(reciprocal, [2, 1, 0, 4])
    try:
        for r in results:
            print(r)
    except ZeroDivisionError as error:
        print("map stops:", error)
    try:
        for r in pool.map(reciprocal, [1, 5, 2], timeout=0.3):
            print(r)
    except TimeoutError as error:
        print("too slow", type(error).__name__)
    print(next(pool.map(str.upper, ["abc"])), list(pool.map(len, [])))
try:
    ThreadPoolExecutor(0)
except ValueError as error:
    print(error)
try:
    ThreadPoolExecutor(2, initializer=5)
except TypeError as error:
    print(error)
