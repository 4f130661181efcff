# How the fields of dataclasses get their values: by place, by name, by default, by factory.
from dataclasses import dataclass, field, KW_ONLY, InitVar


@dataclass
class Order:
    number: int
    items: list = field(default_factory=list)
    note: str = ""
    price: float = field(default_factory=lambda: 9.5)


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0
    tags: dict = field(default_factory=dict, compare=False)


@dataclass
class Options:
    name: str
    _: KW_ONLY
    loud: bool = False
    level: int


@dataclass
class Watched:
    value: int
    scale: InitVar[int] = 1

    def __post_init__(self, scale):
        self.value *= scale

    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)


@dataclass
class Loud:
    a: int
    b: int = 2

    def __setattr__(self, name, value):
        print("loud", name)
        object.__setattr__(self, name, value)


@dataclass(slots=True)
class Slotted:
    a: int
    b: int = 5


@dataclass
class Checked:
    a: int
    b: int = 3

    def __post_init__(self):
        if self.a < 0:
            raise ValueError(f"negative: {self.a}")

    @property
    def total(self):
        return self.a + self.b


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


a, b = Order(1), Order(2, ["x"])
a.items.append("pen")
print(a, b, a.items is not Order(3).items)
attempt(lambda: Order(1, note="n"))
attempt(lambda: Order(price=1.0, number=4, items=("t",)))
attempt(lambda: Order())
attempt(lambda: Order(1, 2, 3, 4, 5))
attempt(lambda: Order(1, number=2))
attempt(lambda: Order(1, colour="red"))
attempt(lambda: Order(note="n"))
attempt(lambda: Point(1))
attempt(lambda: Point(1, 2, {"k": 1}) == Point(1, 2))
attempt(lambda: setattr(Point(1), "x", 2))
attempt(lambda: Options("n", level=3))
attempt(lambda: Options("n", True, 3))
attempt(lambda: Options("n"))
attempt(lambda: Options(level=1, name="m", loud=True))
attempt(lambda: Watched(3, scale=2))
attempt(lambda: Loud(1))
attempt(lambda: Loud(b=1, a=0))
attempt(lambda: Slotted(1))
attempt(lambda: Slotted(1).__slots__)
attempt(lambda: Checked(1).total)
attempt(lambda: Checked(-1))
print([Point(i, y=-i).y for i in range(3)], Point(2).__dict__)
