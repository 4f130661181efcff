# Enum, IntEnum, StrEnum: members, lookups, text, methods, aliases, and what goes wrong.
from enum import Enum, IntEnum, StrEnum, auto, unique, EnumMeta


def attempt(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def lower(self):
        return self.name.lower()

    @property
    def is_red(self):
        return self is Color.RED

    @classmethod
    def default(cls):
        return cls.GREEN

    @staticmethod
    def hint():
        return "a color"


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color['BLUE'], Color.CRIMSON)
print(list(Color), len(Color), Color.RED in Color, Color.RED is Color.CRIMSON, Color.RED == 1, Color.RED == Color.RED)
print(Color, type(Color), type(Color.RED), isinstance(Color.RED, Color), Color.__members__)
print(Color.RED.lower(), Color.RED.is_red, Color.default(), Color.hint(), Color.BLUE.hint(), hash(Color.RED) == hash('RED'))
print({Color.RED: 'r'}[Color.RED], f"{Color.RED}", f"{Color.RED:>12}", "%s" % Color.GREEN, [c.value for c in reversed(Color)])
attempt(lambda: Color(9))
attempt(lambda: Color('x'))
attempt(lambda: Color['NO'])
attempt(lambda: Color.NO)
attempt(lambda: setattr(Color, 'RED', 5))
attempt(lambda: delattr(Color, 'RED'))
attempt(lambda: setattr(Color.RED, 'value', 5))
attempt(lambda: setattr(Color.RED, 'name', 'x'))
attempt(lambda: Color.RED < Color.GREEN)
attempt(lambda: Color.RED + 1)
attempt(lambda: Color())
attempt(lambda: Color.RED())


def extend():
    class More(Color):
        PINK = 4


attempt(extend)


def twice():
    class Twice(Enum):
        A = 1
        A = 2


attempt(twice)


def duplicate():
    @unique
    class Dup(Enum):
        A = 1
        B = 1
        C = 1


attempt(duplicate)


class State(Enum):
    IDLE = auto()
    BUSY = auto()
    DONE = auto()

    def __str__(self):
        return f"<{self.name}>"

    def next(self):
        members = list(State)
        return members[(members.index(self) + 1) % len(members)]


print(State.IDLE, repr(State.BUSY), State.DONE.next(), [s.value for s in State], f"{State.IDLE}")


class Level(IntEnum):
    LOW = 1
    MID = 5
    HIGH = 10


print(Level.LOW, repr(Level.LOW), Level.LOW < Level.HIGH, Level.MID + 1, sorted([Level.HIGH, Level.LOW]), Level(5),
      Level.LOW == 1, f"{Level.MID}", f"{Level.MID:03d}", "%d %s" % (Level.MID, Level.MID), int(Level.HIGH), max(Level),
      [10, 20, 30][Level.LOW], isinstance(Level.LOW, int), sum(Level), {1: 'one'}[Level.LOW], range(Level.LOW))
attempt(lambda: Level(2))


class Mode(StrEnum):
    READ = auto()
    WRITE = "w"


print(Mode.READ, repr(Mode.READ), Mode.WRITE == "w", Mode("w"), Mode.READ.upper(), f"{Mode.WRITE}!", "-".join(Mode), Mode.READ + "x")
attempt(lambda: StrEnum("Bad", {"A": 1}))


class Old(str, Enum):
    A = "a"
    B = "b"


print(Old.A, repr(Old.A), Old.A == "a", Old("b"), f"{Old.A}", Old.A.upper(), Old.A.value, "%s" % Old.B, str(Old.A))


class Number(int, Enum):
    ONE = 1
    TWO = 2


print(Number.ONE, repr(Number.ONE), Number.ONE + 1, f"{Number.TWO}", Number.ONE < Number.TWO)


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def surface_gravity(self):
        return 6.67300E-11 * self.mass / (self.radius * self.radius)


print(Planet.EARTH, Planet.EARTH.mass, Planet.EARTH.value, round(Planet.EARTH.surface_gravity, 3), Planet((3.303e+23, 2.4397e6)))


class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj

    PX = (0, 'P.X')
    PY = (1, 'P.Y')


print(Coordinate.PY, Coordinate(1).label)


class Numbered(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name}-{count}"

    A = auto()
    B = auto()


print([m.value for m in Numbered])


class Fuzzy(Enum):
    YES = "yes"
    NO = "no"

    @classmethod
    def _missing_(cls, value):
        for member in cls:
            if member.value == str(value).lower():
                return member


print(Fuzzy("YES"), Fuzzy("No"))
attempt(lambda: Fuzzy("maybe"))
Animal = Enum('Animal', 'CAT DOG BEE')
print(list(Animal), Animal.CAT.value, Animal)
Pet = IntEnum('Pet', ['CAT', 'DOG'])
print(list(Pet), Pet.DOG + 1)
Size = Enum('Size', {'S': 'small', 'L': 'large'})
print(Size.L, Size('small'))
Start = Enum('Start', 'A B', start=5)
print([m.value for m in Start])


class Op(Enum):
    ADD = '+'
    SUB = '-'

    def __call__(self, a, b):
        return a + b if self is Op.ADD else a - b


print(Op.ADD(1, 2), Op('-')(5, 3), isinstance(Op, EnumMeta))


class Ordered(Enum):
    A = 1
    B = 2

    def __lt__(self, other):
        return self.value < other.value if isinstance(other, Ordered) else NotImplemented


print(sorted([Ordered.B, Ordered.A]), Ordered.A < Ordered.B)
match Color.GREEN:
    case Color.RED:
        print("is red")
    case Color.GREEN:
        print("is green")
print(dir(Color.RED)[-3:], [name for name, member in Color.__members__.items()])


class WithNone(Enum):
    NOTHING = None
    LIST = [1]


print(WithNone(None), WithNone([1]), list(WithNone))
