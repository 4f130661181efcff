import functools
from functools import partial, reduce, lru_cache, cache, total_ordering, wraps

double = partial(lambda a, b: a * b, 2)
print(double(21), partial(int, base=2)("1010"), partial(print, "a", sep="-").keywords)
print(partial(partial(max, 1), 2).args, repr(partial(print, 1, end="!"))[:40])
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 10))
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)


@lru_cache(maxsize=2)
def square(n):
    """squares"""
    print("computing", n)
    return n * n


print(square(2), square(2), square(3), square(4), square(2))
print(square.cache_info(), square.__name__, square.__doc__, square.__wrapped__(5))
square.cache_clear()
print(square.cache_info())


@cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(80))


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Version(1) <= Version(1), Version(2) > Version(1), Version(1) >= Version(2))


def traced(function):
    @wraps(function)
    def inner(*args):
        print("calling", function.__name__, args)
        return function(*args)
    return inner


@traced
def add(a, b):
    """adds"""
    return a + b


print(add(1, 2), add.__name__, add.__doc__)
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
