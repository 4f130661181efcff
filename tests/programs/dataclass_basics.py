# dataclasses: every option of the decorator and of field(), inheritance, helpers, error texts.
from dataclasses import (dataclass, field, fields, asdict, astuple, replace, is_dataclass, InitVar, FrozenInstanceError,
                         KW_ONLY, make_dataclass, MISSING)
from typing import ClassVar, List, Optional


def attempt(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


@dataclass
class Point:
    x: int
    y: int = 0

    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


p = Point(3, 4)
print(p, p.norm(), p == Point(3, 4), p != Point(3, 5), p == (3, 4), Point(1), Point(y=2, x=1), Point.y, Point.__doc__, Point.__match_args__)
attempt(lambda: Point())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, z=3))
attempt(lambda: Point(1, x=3))
attempt(lambda: hash(p))
attempt(lambda: p < p)
p.x = 10
print(p, vars(p), [f.name for f in fields(Point)], is_dataclass(Point), is_dataclass(p), is_dataclass(3))


@dataclass
class Basket:
    owner: str
    items: List[str] = field(default_factory=list)
    secret: str = field(default="s", repr=False)
    total: float = field(init=False, default=0.0)
    weight: int = field(default=1, compare=False)
    limit: ClassVar[int] = 3

    def __post_init__(self):
        self.total = len(self.items) * 1.5


a, b = Basket("ann"), Basket("bob", ["x"])
a.items.append("y")
print(a, b, a.total, b.total, Basket("z", [], weight=1) == Basket("z", [], weight=2), Basket.limit)
print(asdict(b), astuple(b), replace(b, owner="new"))
attempt(lambda: replace(b, total=3))
attempt(lambda: replace(b, nothing=3))
attempt(lambda: asdict(3))
attempt(lambda: fields(3))


@dataclass(frozen=True)
class Frozen:
    a: int
    b: str = "b"


f = Frozen(1)
print(f, hash(f) == hash(Frozen(1)), {f: 1}[Frozen(1)], replace(f, a=2))
attempt(lambda: setattr(f, 'a', 2))
attempt(lambda: delattr(f, 'a'))
attempt(lambda: setattr(f, 'zzz', 2))
try:
    f.a = 5
except FrozenInstanceError as error:
    print(error, isinstance(error, AttributeError))


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    name: str = field(default="", compare=False)


print(sorted([Version(2), Version(1, 5), Version(1, 2, "x")]), Version(1) < Version(2), Version(1) >= Version(1), max(Version(3), Version(2)))
attempt(lambda: Version(1) < 3)


@dataclass
class Base:
    id: int
    tags: list = field(default_factory=list)


@dataclass
class Derived(Base):
    extra: Optional[str] = None
    id: int = 7


print(Derived(), Derived(1, ["t"], "e"), Derived.__mro__[1].__name__, Base(1) == Derived(1))


@dataclass
class WithInit:
    base: int
    scale: InitVar[int] = 2
    result: int = field(init=False)

    def __post_init__(self, scale):
        self.result = self.base * scale


print(WithInit(3), WithInit(3, 5), WithInit(3, scale=10).result)


@dataclass(kw_only=True)
class Keyword:
    a: int
    b: int = 2


print(Keyword(a=1))
attempt(lambda: Keyword(1))
attempt(lambda: Keyword())


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int


print(Mixed(1, c=3))
attempt(lambda: Mixed(1, 2))
attempt(lambda: Mixed(1))


@dataclass(slots=True)
class Slotted:
    a: int
    b: int = 5


s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, '__dict__'))
attempt(lambda: setattr(s, 'zzz', 1))


@dataclass(repr=False, eq=False)
class Bare:
    a: int


print(Bare(1) == Bare(1), Bare(1).a, 'object at' in repr(Bare(1)))


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: int = field(default=0, hash=False)


print(hash(Hashed(1, 2)) == hash(Hashed(1, 3)), Hashed(1, 2) == Hashed(1, 3))


@dataclass(init=False)
class Own:
    a: int

    def __init__(self, text):
        self.a = int(text)

    def __repr__(self):
        return f"Own<{self.a}>"


print(Own("4"))


@dataclass
class Nested:
    point: Point
    points: list
    table: dict


n = Nested(Point(1, 2), [Point(3, 4)], {'k': Point(5, 6)})
print(n, asdict(n), astuple(n))


def mutable():
    @dataclass
    class Bad:
        items: list = []


def order():
    @dataclass
    class Bad:
        a: int = 1
        b: int


def both():
    field(default=1, default_factory=list)


def thaw():
    @dataclass
    class Bad(Frozen):
        c: int = 1


def no_eq():
    @dataclass(eq=False, order=True)
    class Bad:
        c: int = 1


def overwrite():
    @dataclass(order=True)
    class Bad:
        c: int = 1

        def __lt__(self, other):
            return True


for bad in (mutable, order, both, thaw, no_eq, overwrite):
    attempt(bad)
Made = make_dataclass('Made', [('x', int), 'y', ('z', int, field(default=3))])
print(Made(1, 2), Made.__name__)
print(fields(Point)[1].default, fields(Point)[0].default is MISSING, fields(Basket)[1].default_factory, fields(Point)[0])


@dataclass
class Node:
    value: int
    next: 'Node' = None


loop = Node(1)
loop.next = loop
print(loop, Node(1, Node(2)))
match Point(1, 2):
    case Point(1, y):
        print("matched", y)


@dataclass
class Job:
    name: str
    steps: int = 2

    async def run(self):
        import asyncio
        for i in range(self.steps):
            await asyncio.sleep(0.1)
            print(self.name, i)


import asyncio


async def main():
    await asyncio.gather(Job("a").run(), Job("b", 1).run())


asyncio.run(main())
