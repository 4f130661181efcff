# collections.namedtuple and typing.NamedTuple: fields, defaults, methods, text, error texts.
from collections import namedtuple
from typing import NamedTuple


def attempt(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


Point = namedtuple('Point', ['x', 'y'])
p = Point(1, y=2)
x, y = p
print(p, p.x, p[1], x, y, p._asdict(), p._replace(x=9), Point._fields, Point._make([5, 6]), p == (1, 2), hash(p) == hash((1, 2)),
      len(p), list(p), p + (3,), p < Point(2, 0), isinstance(p, tuple), Point.__doc__, Point.__name__, p.count(1), p.index(2))
attempt(lambda: Point(1))
attempt(lambda: Point())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, z=2))
attempt(lambda: Point(1, x=2))
attempt(lambda: setattr(p, 'x', 5))
attempt(lambda: delattr(p, 'x'))
attempt(lambda: setattr(p, 'z', 5))
attempt(lambda: p.z)
attempt(lambda: p._replace(q=1))
attempt(lambda: Point._make([1]))
Color = namedtuple('Color', 'r g b a', defaults=[0, 255])
print(Color(1, 2), Color(1, 2, 3), Color._field_defaults, Color(1, 2)._asdict())
attempt(lambda: Color(1))
attempt(lambda: Color(1, 2, 3, 4, 5))
Renamed = namedtuple('Renamed', 'a def a _x b', rename=True)
print(Renamed._fields)
attempt(lambda: namedtuple('X', 'a a'))
attempt(lambda: namedtuple('X', 'def'))
attempt(lambda: namedtuple('X', '_a'))
attempt(lambda: namedtuple('X', '1a'))
attempt(lambda: namedtuple('1X', 'a'))
attempt(lambda: namedtuple('X', 'a', defaults=[1, 2]))


class Rich(namedtuple('Rich', 'name, price')):
    __slots__ = ()

    @property
    def cheap(self):
        return self.price < 10

    def __str__(self):
        return f"{self.name} at {self.price}"


r = Rich("tea", 3)
print(r, repr(r), r.cheap, r._replace(price=30).cheap, type(r._replace(price=1)).__name__)


class Employee(NamedTuple):
    """Works here."""
    name: str
    id: int = 3
    tags: tuple = ()

    def greet(self):
        return f"Hi {self.name}"

    @classmethod
    def make(cls, text):
        return cls(*text.split())


e = Employee("Ann")
print(e, e.greet(), e.id, Employee._fields, Employee._field_defaults, Employee.__annotations__, Employee.__doc__, Employee.make("Bob 4"),
      isinstance(e, tuple), Employee.__bases__)
attempt(lambda: Employee())
attempt(lambda: setattr(e, 'name', 'x'))


def wrong_order():
    class Bad(NamedTuple):
        a: int = 1
        b: int


def overwrite():
    class Bad(NamedTuple):
        a: int

        def _replace(self):
            pass


attempt(wrong_order)
attempt(overwrite)
Pair = NamedTuple('Pair', [('left', int), ('right', str)])
print(Pair(1, "r"), Pair.__annotations__)
match p:
    case Point(x=1, y=yy):
        print("matched", yy)
print(sorted([Point(2, 1), Point(1, 5)]), {p: 'v'}[(1, 2)], max(Point(1, 2), Point(1, 3)), "%s-%s" % p)
Empty = namedtuple('Empty', '')
print(Empty(), Empty._fields, type(Point.x).__name__)
