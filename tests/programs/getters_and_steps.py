# Properties and iterators written by hand: what they return, raise and leave behind.
import sys


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Broken(Countdown):
    def __next__(self):
        if self.n == 2:
            raise ValueError("stuck at two")
        return super().__next__()


class Indirect(Countdown):
    def __next__(self):
        try:
            return super().__next__()
        except StopIteration as end:
            raise StopIteration("the end") from end


class Makes(Countdown):
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        n = self.n
        return (k * n for k in range(3))


class Generates(Countdown):
    def __next__(self):
        yield self.n


print(list(Countdown(4)), [x for x in Countdown(3)], sum(Countdown(5)))
for x in Countdown(2):
    for y in Countdown(2):
        print(x, y)
else:
    print("both ended", x, y)
try:
    for x in Broken(5):
        print("broken", x)
except ValueError as e:
    print(e, e.__traceback__.tb_next is not None, sys.exc_info()[0].__name__)
for x in Indirect(2):
    print("indirect", x)
print(sys.exc_info())
for x in Makes(3):
    print(list(x))
for n, x in zip(range(2), Generates(7)):
    print(next(x))
for x in Generates(5):
    print(next(x))
    break
try:
    raise KeyError("outer")
except KeyError:
    for x in Indirect(1):
        print("inside a handler", x, repr(sys.exc_info()[1]))
    print(repr(sys.exc_info()[1]))


class Celsius:
    reads = 0

    def __init__(self, degrees):
        self._degrees = degrees

    @property
    def degrees(self):
        Celsius.reads += 1
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273:
            raise ValueError(f"{value} is too cold")
        self._degrees = value

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32

    @property
    def missing(self):
        return self.nothing

    @property
    def refused(self):
        raise AttributeError("not this one")

    @property
    def lazy(self):
        yield self.degrees

    @property
    def deep(self):
        return self.deep


t = Celsius(20)
print(t.degrees, t.fahrenheit, t.degrees + t.degrees, Celsius.reads)
t.degrees += 5
print(t.degrees, list(t.lazy), next(t.lazy))
try:
    t.degrees = -300
except ValueError as e:
    print(e, t.degrees)
for name in ("missing", "refused"):
    try:
        getattr(t, name)
    except AttributeError as e:
        print(e, e.name, e.obj is t)
try:
    t.missing
except AttributeError as e:
    print(e, e.name, e.obj is t)
try:
    t.refused
except AttributeError as e:
    print(e, e.name, e.obj is t)
print(hasattr(t, "refused"), getattr(t, "missing", "a default"))
try:
    t.deep
except RecursionError as e:
    print(type(e).__name__, e)
try:
    t.fahrenheit = 1
except AttributeError as e:
    print(e)


class Shadowed(Celsius):
    fahrenheit = property(lambda self: "warm")
    degrees = Celsius.degrees.getter(lambda self: 1)


s = Shadowed(3)
s.__dict__["fahrenheit"] = "hidden"
print(s.fahrenheit, s.degrees, s._degrees)
t.refused
