# What the library answers quickly it answers as it does slowly: calls of every shape, values that
# compare with code of the program, and mistakes.
import heapq
import itertools
from collections import namedtuple
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache, partial
from typing import NamedTuple


def tried(function, *args, **kwds):
    try:
        return function(*args, **kwds)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class Weight:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print("compare", self.n, other.n)
        return self.n < other.n

    def __repr__(self):
        return f"W{self.n}"


heap = []
for n in (5, 2, 8, 1):
    heapq.heappush(heap, Weight(n))
print(heap, heapq.heappop(heap), heap)
mixed = [1, 2, 3, 4]
print(tried(heapq.heappush, mixed, "x"), mixed)
print(tried(heapq.heappush, [1, "a"], 0), tried(heapq.heappop, [3, 4, 5, "x", 1]))
pairs = [(1, "a"), (2, "b"), (3, None)]
heapq.heapify(pairs)
heapq.heappush(pairs, (3, 2.5))
print(pairs, tried(heapq.heappush, pairs, (1, None)), len(pairs))
print(heapq.heappop([1.5]), tried(heapq.heappop, []), tried(heapq.heappop, (1,)))
print(tried(heapq.heappush, None, 1), tried(heapq.heappush, []), tried(heapq.heappop))
heap = [float("nan"), 1.0, 2, True]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print(heap, heapq.heappop(heap), heap)
heap = []
for n in range(20):
    heapq.heappush(heap, (n * 7 % 5, -n, str(n)))
print([heapq.heappop(heap) for _ in range(20)])


@lru_cache(maxsize=2)
def doubled(x, *more, scale=2):
    print("doubling", x, more, scale)
    return x * scale


print(doubled(1), doubled(2), doubled(1), doubled(3), doubled(1), doubled(2))
print(doubled(1.0), doubled(True), doubled("a", scale=3), doubled("a", 1), doubled((1, (2,))))
print(doubled.cache_info(), tried(doubled, []), tried(doubled), tried(doubled, ([],)))


class Key:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Key)

    def __mul__(self, n):
        return n


print(doubled(Key()), doubled(Key()), doubled.cache_info())


@lru_cache(typed=True)
def kind(x):
    return type(x).__name__


print(kind(1), kind(1.0), kind(True), kind.cache_info())


class Holder:
    @lru_cache
    def method(self, n):
        print("method", n)
        return n


h = Holder()
print(h.method(1), h.method(1), Holder.method(h, 1), Holder.method.cache_info().hits)

add = partial(lambda *args, **kwds: (args, kwds), 1, 2)
print(add(3), add(3, k=4), partial(add, 5, k=6)(7), add(*range(20)), tried(partial(int, "x")))
print(partial(max, 3)(4), list(map(partial(pow, 2), range(5))), tried(partial(max)), partial(Weight)(3))
generator = partial(lambda n: (yield n), 9)
print(list(generator()))


class Color(Enum):
    RED = 1
    BLUE = "b"


print({Color.RED: 1, Color.BLUE: 2}[Color.RED], hash(Color.RED) == hash("RED"))


class Strange(Enum):
    A = 1

    def __hash__(self):
        return 7


print(hash(Strange.A), {Strange.A})

Point = namedtuple("Point", "x y z", defaults=[3])
print(Point(1, 2), Point(1, z=2, y=5), Point(x=1, y=2), Point(*"abc"))
for args, kwds in (((), {}), ((1,), {}), ((1, 2, 3, 4), {}), ((1, 2), {"x": 3}), ((1, 2), {"q": 3})):
    print(tried(Point, *args, **kwds))
p = Point(1, [2], "it's")
print(p, p._replace(x=9), tried(p._replace, q=1), tried(p._replace, 1), p.x, Point.x.__doc__)
print(tried(setattr, p, "x", 1), tried(lambda: Point.x.__get__(p)))


class Named(NamedTuple):
    name: str
    age: int = 4

    def __repr__(self):
        return f"<{self.name}, {self.age}>"


class Made(Point):
    @classmethod
    def _make(cls, values):
        values = list(values)
        print("made of", values)
        return super()._make(values)


print(Named("a"), Named("b", age=5)._replace(name="c"), Made(1, 2)._replace(y=8))


@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)
    hidden: int = field(default=7, repr=False, compare=False)


a, b = Item("a"), Item("a", 1.5)
print(a, a == b, a is b, a.tags is b.tags, a != Item("b"), a == 3, Item(name="q", tags=(1,), price=2))
for args, kwds in (((), {}), (("x", 1, [], 3, 4), {}), (("x",), {"name": 1}), (("x",), {"w": 1})):
    print(tried(Item, *args, **kwds))
a.tags.append(a)
print(a)
a.price = b.price = float("nan")
print(a == a, Item("n", a.price) == Item("n", a.price))


@dataclass(frozen=True)
class Frozen:
    x: Weight
    y: tuple = (1, 2)


print(Frozen(3), Frozen(3) == Frozen(3), Frozen(3, (1, 3)) == Frozen(3), {Frozen(1), Frozen(1)})
print(tried(setattr, Frozen(3), "x", 1), Frozen(Weight(2)))


@dataclass
class Sub(Item):
    extra: int = 0

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)


@dataclass
class Shown(Item):
    @property
    def price(self):
        return self._price

    @price.setter
    def price(self, value):
        self._price = value if isinstance(value, float) else 0.25


print(Sub("s", extra=1), Sub("s") == Sub("s"), Sub("s") == Item("s"))
print(Shown("a"), Shown("a", 2.0) == Shown("a", 2.0))
del b.name
print(tried(repr, b), tried(lambda: b == Item("a")))

steps = itertools.count(10, 5)
print(next(steps), next(steps), steps, next(itertools.chain("ab", "c")))
ended = itertools.islice("ab", 1)
print(next(ended), next(ended, "no more"), tried(next, ended))
broken = itertools.starmap(lambda a: 1 // a, [(1,), (0,)])
print(next(broken), tried(next, broken), next(broken, "gone"))
