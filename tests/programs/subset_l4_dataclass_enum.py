# dataclasses, enum and contextlib, option by option.
def show(title, *calls):
    """Prints what each call gives, or how it fails."""
    print("--", title)
    for number, call in enumerate(calls, 1):
        try:
            print(number, repr(call()))
        except Exception as error:
            print(number, type(error).__name__ + ":", error)


import asyncio
import contextlib
import dataclasses
import enum
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique
from typing import ClassVar


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False, compare=False)
    kind: ClassVar[str] = 'point'


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default='', compare=False)


@dataclass(slots=True, kw_only=True)
class Job:
    name: str
    cost: float = 1.0


@dataclass
class Account:
    owner: str
    start: InitVar[int]
    balance: int = field(init=False)
    _: KW_ONLY
    open: bool = True

    def __post_init__(self, start):
        self.balance = start * 2


@dataclass(eq=False, repr=False)
class Plain:
    a: int


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: str = field(hash=False, default='b')


@dataclass(match_args=False, init=False)
class NoInit:
    a: int = 5


@dataclass
class Child(Point):
    z: int = 9


@dataclass
class Tree:
    name: str
    children: list['Tree'] = field(default_factory=list)


def mutable():
    @dataclass
    class Bad:
        items: list = []


def wrong_order():
    @dataclass
    class Bad:
        a: int = 1
        b: int


def both():
    field(default=1, default_factory=list)


tree = Tree('a', [Tree('b')])
tree.children[0].children.append(tree)
show('dataclass', lambda: Point(1), lambda: Point(1, 2, [3]), lambda: Point(),
     lambda: Point(1, 2, 3, 4), lambda: Point(q=1), lambda: Point(1) == Point(1, 0, [5]),
     lambda: Point(1) == 1, lambda: Point(1) < Point(2), lambda: hash(Point(1)),
     lambda: Point.kind, lambda: Point(1).tags is Point(1).tags,
     lambda: [f.name for f in fields(Point)], lambda: asdict(Point(1, 2, [3])),
     lambda: astuple(Point(1, 2)), lambda: replace(Point(1), x=5), lambda: replace(Point(1), q=5),
     lambda: is_dataclass(Point), lambda: is_dataclass(5), lambda: Point.__match_args__,
     lambda: Point.__annotations__, lambda: fields(5), lambda: asdict(5),
     lambda: Version(1, 2) < Version(1, 3),
     lambda: sorted([Version(2), Version(1, 5), Version(1)]),
     lambda: setattr(Version(1), 'major', 2), lambda: delattr(Version(1), 'major'),
     lambda: hash(Version(1)) == hash(Version(1, 0, 'x')), lambda: Version(1) < 5,
     lambda: Version(1, note='n') == Version(1), lambda: {Version(1): 'a'}[Version(1)],
     lambda: Job(name='a'), lambda: Job('a'), lambda: Job(name='a').__dict__,
     lambda: setattr(Job(name='a'), 'new', 1), lambda: Job.__slots__, lambda: Account('me', 5),
     lambda: Account('me', 5, False), lambda: Account('me', 5, open=False),
     lambda: replace(Account('me', 5), owner='x'), lambda: repr(Plain(1)).startswith('<'),
     lambda: Plain(1) == Plain(1), lambda: hash(Hashed(1)) == hash(Hashed(1, 'c')),
     lambda: NoInit(), lambda: NoInit(1), lambda: Child(1), lambda: Child(1, 2, [], 4),
     lambda: tree, lambda: asdict(Tree('r', [Tree('k')])), mutable, wrong_order, both,
     lambda: make_dataclass('C', [('x', int), 'y', ('z', int, field(default=5))])(1, 2),
     lambda: make_dataclass('C', ['x'], bases=(Point,), namespace={'twice': lambda s: s.x * 2})(3).twice(),
     lambda: fields(Point)[0].type, lambda: fields(Point)[0].default is dataclasses.MISSING,
     lambda: field(default=1).default, lambda: fields(Version)[2].compare, lambda: Point.x,
     lambda: Point.y, lambda: dataclasses.FrozenInstanceError.__mro__[1],
     lambda: fields(Hashed)[1], lambda: Point.__doc__, lambda: Version.__doc__,
     lambda: Point(1).__eq__(5), lambda: Point.__hash__)
match Point(1, 2):
    case Point(x=0):
        print('zero')
    case Point(a, b):
        print('match', a, b)


class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()

    @classmethod
    def default(cls):
        return cls.GREEN


class Level(IntEnum):
    LOW = 1
    HIGH = 10


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class Bits(IntFlag):
    A = 1
    B = 2


class Mode(StrEnum):
    FAST = auto()
    SLOW = 'slowly'


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    ONE = auto()
    TWO = auto()

    @classmethod
    def _missing_(cls, value):
        return cls.ONE if value == 'x' else None


class Text(str, Enum):
    A = 'a'

    def __str__(self):
        return self.value


def duplicate():
    @unique
    class Bad(Enum):
        A = 1
        B = 1


def redefine():
    class Bad(Enum):
        A = 1
        A = 2


def extend():
    class More(Color):
        BLUE = 3


show('enum', lambda: Color.RED, lambda: str(Color.RED), lambda: Color.RED.name,
     lambda: Color.RED.value, lambda: Color(2), lambda: Color(9), lambda: Color['GREEN'],
     lambda: Color['X'], lambda: Color.CRIMSON, lambda: list(Color), lambda: len(Color),
     lambda: Color.RED in Color, lambda: Color.RED is Color.CRIMSON, lambda: Color.__members__,
     lambda: Color.RED == 1, lambda: Color.RED < Color.GREEN,
     lambda: hash(Color.RED) == hash('RED'), lambda: {Color.RED: 1},
     lambda: setattr(Color, 'RED', 5), lambda: delattr(Color, 'RED'), lambda: Color.RED.pretty,
     lambda: Color.default(), lambda: isinstance(Color.RED, Color), lambda: type(Color.RED),
     lambda: Color, lambda: f'{Color.RED}', lambda: f'{Color.RED:>12}|', lambda: '%s' % Color.RED,
     lambda: list(reversed(Color)), lambda: Color.BLUE, lambda: Color.RED.RED,
     lambda: setattr(Color.RED, 'value', 5), lambda: Color.__doc__, lambda: bool(Color.RED),
     lambda: sorted(Color, key=lambda c: -c.value), lambda: Level.LOW < Level.HIGH,
     lambda: Level.LOW + 1, lambda: Level.LOW == 1, lambda: Level(10), lambda: str(Level.LOW),
     lambda: f'{Level.LOW}', lambda: repr(Level.LOW), lambda: max(Level),
     lambda: [10, 20][Level.LOW], lambda: sorted(Level, reverse=True), lambda: Perm.R | Perm.W,
     lambda: Perm.RW, lambda: Perm.R | Perm.X, lambda: Perm.R in Perm.RW, lambda: Perm.RW & Perm.W,
     lambda: ~Perm.R, lambda: Perm(0), lambda: Perm(5), lambda: bool(Perm(0)),
     lambda: Perm.R ^ Perm.RW, lambda: list(Perm.RW), lambda: str(Perm.R | Perm.X),
     lambda: (Perm.R | Perm.X).name, lambda: list(Perm), lambda: Perm.R | 1, lambda: len(Perm.RW),
     lambda: Bits.A | Bits.B, lambda: Bits.A | 8, lambda: Bits(3), lambda: Bits.A + 1,
     lambda: ~Bits.A, lambda: Bits(8), lambda: Mode.FAST, lambda: str(Mode.SLOW),
     lambda: Mode.FAST == 'fast', lambda: Mode('slowly'), lambda: Mode.FAST.upper(),
     lambda: f'{Mode.FAST}', lambda: Planet.EARTH.mass, lambda: Planet.MARS.value,
     lambda: Planet((1, 2)), lambda: Named.ONE.value, lambda: Named('x'), lambda: Named('q'),
     lambda: Text.A, lambda: str(Text.A), lambda: Text.A == 'a',
     lambda: f'{Text.A}', duplicate, redefine, extend, lambda: Enum('Animal', 'ANT BEE'),
     lambda: list(Enum('Animal', 'ANT BEE')), lambda: Enum('Animal', {'A': 5})(5),
     lambda: Enum('Animal', ['X', 'Y'], start=5).Y.value, lambda: isinstance(Level.LOW, int),
     lambda: Color.RED.__class__.__name__, lambda: Color('RED'), lambda: enum.auto,
     lambda: Color.RED.__objclass__, lambda: (Color.RED,),
     lambda: {c.name: c.value for c in Color}, lambda: Color(Color.RED))


@contextlib.contextmanager
def tag(name):
    print('<', name)
    try:
        yield name.upper()
    except KeyError as error:
        print('swallowed', error)
    finally:
        print('>', name)


class Ticket:
    def close(self):
        print('closed')


class Both(contextlib.ContextDecorator):
    def __enter__(self):
        print('enter')
        return self

    def __exit__(self, *details):
        print('exit', details[0])


@Both()
def decorated():
    print('in decorated')
    return 1


@tag('deco')
def tagged():
    return 2


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def never():
    if False:
        yield


def use(manager, action=lambda value: value):
    with manager as value:
        return action(value)


def fail(error):
    raise error


def stacked():
    with contextlib.ExitStack() as stack:
        names = [stack.enter_context(tag(name)) for name in 'ab']
        stack.callback(print, 'callback', 1)
        stack.push(lambda *details: print('pushed', details[0]))
        return names


def stack_swallows():
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.suppress(ValueError))
        raise ValueError('x')
    return 'after'


def moved():
    with contextlib.ExitStack() as stack:
        stack.callback(print, 'kept')
        later = stack.pop_all()
    print('still open')
    later.close()


def redirected():
    import io
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        print('hidden')
    return out.getvalue()


show('contextlib', lambda: use(tag('a')), lambda: use(tag('b'), lambda v: fail(KeyError('k'))),
     lambda: use(tag('c'), lambda v: fail(ValueError('v'))), lambda: use(twice()),
     lambda: use(twice(), lambda v: fail(ValueError('v'))), lambda: use(never()),
     lambda: use(contextlib.suppress(KeyError, IndexError), lambda v: [][1]),
     lambda: use(contextlib.suppress(KeyError), lambda v: [][1]),
     lambda: use(contextlib.closing(Ticket())).__class__.__name__,
     lambda: use(contextlib.nullcontext(5)), decorated, tagged, stacked, stack_swallows, moved, redirected,
     lambda: use(5), lambda: use(contextlib.closing(5)), lambda: contextlib.contextmanager(5),
     lambda: tag(), lambda: isinstance(tag('x'), contextlib.AbstractContextManager),
     lambda: use(contextlib.ExitStack()).__class__.__name__,
     lambda: contextlib.ExitStack().enter_context(5))


@contextlib.asynccontextmanager
async def session(name):
    print('open', name)
    await asyncio.sleep(0.1)
    try:
        yield name
    finally:
        print('close', name)


async def main():
    async with session('s') as s, session('t') as t:
        print(s, t)
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(session('u')))
        stack.push_async_callback(asyncio.sleep, 0.1)
        stack.callback(print, 'sync callback')
    async with contextlib.aclosing(numbers()) as items:
        async for item in items:
            print(item)
            break
    async with contextlib.nullcontext(7) as seven:
        print(seven)
    try:
        async with tag('sync'):
            pass
    except TypeError as error:
        print(error)
    try:
        with session('x'):
            pass
    except TypeError as error:
        print(error)

    @session('wrapped')
    async def work():
        return 'worked'
    print(await work())


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print('numbers closed')


asyncio.run(main())
