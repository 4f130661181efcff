# What a class may say about its positional patterns, and what is wrong with it.


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Count(int):
    """Matches itself, as int does."""


class Seconds(int):
    __match_args__ = ("real",)


class NoTuple(Point):
    __match_args__ = 5


class NoNames(Point):
    __match_args__ = (5, "y")


class Twice(Point):
    __match_args__ = ("x", "x")


class Nothing:
    pass


def look(value, kind):
    match value:
        case Nothing(a):
            return a
        case NoTuple(a, b):
            return a, b
        case Point(a, b, x=c) if kind == "again":
            return a, b, c
        case Point(a, b, c) if kind == "three":
            return a, b, c
        case Point(a, y=b):
            return a, b
        case Seconds(a) | Count(a):
            return a
        case int(a, b):
            return a, b


def tell(value, kind=None):
    try:
        print(type(value).__name__, look(value, kind))
    except TypeError as error:
        print(type(value).__name__, error)


tell(Count(3))
tell(Seconds(4))
tell(7)
tell(Nothing())
tell(NoTuple(1, 2))
tell(Point(1, 2))


def positional(value):
    match value:
        case Twice(a, b):
            return a, b
        case NoNames(a, b):
            return a, b
        case Point(a, b, c):
            return a, b, c


def both(value):
    match value:
        case Point(a, x=b):
            return a, b


for value, function in ((Twice(1, 2), positional), (NoNames(1, 2), positional),
                        (Point(1, 2), positional), (Point(1, 2), both)):
    try:
        print(function(value))
    except TypeError as error:
        print(error)
