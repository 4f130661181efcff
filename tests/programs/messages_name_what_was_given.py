"""What messages and types say of values of derived classes, and of iterators."""
import collections
import math


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


def delete(holder, key):
    del holder[key]


class Failure(Exception):
    pass


table = collections.defaultdict(int)
for function in (ord, lambda x: x in "abc", lambda x: getattr(x, x)):
    attempt(function, table)
attempt(delete, Failure(), 4)
attempt(delete, Failure(), "key")
attempt(delete, ValueError(), 4)
for text in ("plain", "caf\u00e9", ""):
    print(type(iter(text)).__name__)
for pairs in ([5], ["a"], [""], ["abc"], ["ab", (1, 2)]):
    attempt(collections.OrderedDict, pairs)
attempt(lambda: collections.Counter() < 1)
attempt(lambda: collections.Counter() > 1)

infinity = math.inf
for numbers in ([infinity, 3], [infinity, -infinity], [1e308, 1e308], [infinity, math.nan],
                [infinity, 1e308, 1e308], [infinity, infinity], [0.1] * 10, ["x"]):
    attempt(math.fsum, numbers)

queue = collections.deque([1, 2, 3])
forward, backward = iter(queue), reversed(queue)
print(type(forward), type(backward), next(forward), next(backward))
print(list(forward), list(backward), next(forward, "none"))
walk = iter(queue)
queue.append(4)
attempt(next, walk)
queue.pop()
attempt(next, walk)
