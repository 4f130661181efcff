# abc: abstract methods, properties, class methods; registration; collections.abc mixins.
from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Mapping, MutableMapping, Sequence, MutableSequence, Set, Iterator, Iterable, Sized, Container, Hashable, Callable
import asyncio


def attempt(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


class Shape(ABC):
    @abstractmethod
    def area(self):
        "the area"

    @property
    @abstractmethod
    def name(self):
        ...

    @classmethod
    @abstractmethod
    def unit(cls):
        ...

    @staticmethod
    @abstractmethod
    def kind():
        ...

    def describe(self):
        return f"{self.name}: {self.area()}"


class Half(Shape):
    def area(self):
        return 1


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2

    @property
    def name(self):
        return "square"

    @classmethod
    def unit(cls):
        return cls(1)

    @staticmethod
    def kind():
        return "rect"


attempt(lambda: Shape())
attempt(lambda: Half())
print(Square(3).describe(), Square.unit().side, Square.kind(), sorted(Shape.__abstractmethods__), isinstance(Square(1), Shape),
      issubclass(Square, Shape), type(Shape).__name__, Shape.__mro__)


class One(ABC):
    @abstractmethod
    async def run(self): ...


class Done(One):
    async def run(self):
        return await self.step(2)

    async def step(self, n):
        await asyncio.sleep(0.1)
        return n


attempt(lambda: One())
print(asyncio.run(Done().run()))


class Super(ABC):
    @abstractmethod
    def greet(self):
        return "hello"


class Sub(Super):
    def greet(self):
        return super().greet() + " world"


print(Sub().greet())


class Virtual(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return True if hasattr(other, 'quack') else NotImplemented


class Duck:
    def quack(self):
        pass


class Robot:
    pass


Virtual.register(Robot)
print(isinstance(Duck(), Virtual), isinstance(Robot(), Virtual), isinstance(3, Virtual), issubclass(Robot, Virtual))
attempt(lambda: Virtual.register(3))


class Squares(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(self.n))]
        if not -self.n <= i < self.n:
            raise IndexError(i)
        return (i % self.n) ** 2


s = Squares(5)
print(list(s), 9 in s, s.index(4), s.count(1), list(reversed(s)), s[1:3], s[-1], isinstance(s, Iterable), isinstance(s, Sized))
attempt(lambda: s.index(99))


class Lower(MutableMapping):
    def __init__(self, **kw):
        self._d = {}
        self.update(kw)

    def __getitem__(self, k):
        return self._d[k.lower()]

    def __setitem__(self, k, v):
        self._d[k.lower()] = v

    def __delitem__(self, k):
        del self._d[k.lower()]

    def __iter__(self):
        return iter(self._d)

    def __len__(self):
        return len(self._d)


m = Lower(A=1, B=2)
m['C'] = 3
print(m['a'], 'b' in m, 'z' in m, m.get('z', 0), dict(m), list(m.items()), list(m.keys()), list(m.values()), m.pop('A'), m.popitem(), m.setdefault('q', 7), len(m), m == {'c': 3, 'q': 7})
m.update({'X': 1}, y=2)
print(sorted(m), {**m})
m.clear()
print(len(m), isinstance(m, Mapping))
attempt(lambda: m['none'])
attempt(lambda: m.pop('none'))


class Bag(Set):
    def __init__(self, items):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


b = Bag([1, 2]) | Bag([3])
print(list(b), list(b & {1}), b >= {1}, b == {1, 2, 3}, b.isdisjoint([9]), list(b - {1}), list(b ^ {1, 9}))


class Countdown(Iterator):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), isinstance(Countdown(1), Iterator), isinstance(iter([]), Iterator), isinstance([], Container))


class Typed(MutableSequence):
    def __init__(self, *items):
        self.d = list(items)

    def __getitem__(self, i):
        return self.d[i]

    def __setitem__(self, i, v):
        self.d[i] = v

    def __delitem__(self, i):
        del self.d[i]

    def __len__(self):
        return len(self.d)

    def insert(self, i, v):
        self.d.insert(i, v)


t = Typed(3, 1)
t.append(2)
t.extend([5, 6])
t += [7]
t.remove(1)
t.reverse()
print(t.d, t.pop(), t.pop(0), list(t))
attempt(lambda: Mapping())
attempt(lambda: Sequence())
print(isinstance({}, MutableMapping), isinstance([], Hashable), isinstance(len, Callable), isinstance("", Sequence), isinstance({1}, Set))
