# lru_cache with a limit: what was used last stays, and the wrapper is a level of calls of its own.
from functools import lru_cache

asked = []


@lru_cache(maxsize=3)
def square(n):
    asked.append(n)
    if n < 0:
        raise ValueError(n)
    return n * n


for n in 1, 2, 3, 1, 4, 1, 2, 3, -1, -1, 3.0, True:
    try:
        print(square(n), end=" ")
    except ValueError as problem:
        print("no", problem, end=" ")
print()
print(asked, square.cache_info())


@lru_cache(maxsize=0)
def never(n):
    asked.append("never")
    return n


@lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(never(1), never(1), never.cache_info(), fib(100), fib.cache_info())


@lru_cache(maxsize=2)
def steps(n):
    yield n
    yield n + 1


print(list(steps(1)), list(steps(1)), steps.cache_info())


@lru_cache
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(200))
try:
    deep(1000)
except RecursionError as problem:
    print("too deep")
print(deep(300), list(map(square, [5, 5, 6])), sorted([3, 1, 2], key=square))
try:
    square()
except TypeError as problem:
    print(problem)
