# Dataclasses in order and as keys: field by field, by the methods of the fields where they have any.
from dataclasses import dataclass, field, replace


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: float = 0
    tags: tuple = ()
    note: str = field(default="", compare=False)


a, b, c = Version(1, 2), Version(1, 2.5), Version(1, 2, note="n")
print(a < b, a <= c, a >= c, b > a, a == c, a < c, max(a, b, c), sorted([b, a, Version(0, 9)]))
print(hash(a) == hash(c), hash(a) == hash((1, 2, ())), len({a, b, c}), {a: "x"}[c])
nan = float("nan")
print(Version(nan) == Version(nan), Version(nan) <= Version(nan), Version(1, nan) < Version(1, nan, (1,)))
for other in Version("1"), (1, 2, ()), Version(1, 2, ([],)), None:
    try:
        print(a < other, {other: 1} and "hashed")
    except TypeError as problem:
        print(problem)


class Loud:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("==", end=" ")
        return self.n == other.n

    def __lt__(self, other):
        print("<", end=" ")
        return self.n < other.n

    def __hash__(self):
        print("hash", end=" ")
        return 7


@dataclass(order=True, unsafe_hash=True)
class Held:
    what: object
    n: int = 0


print(Held(Loud(1)) < Held(Loud(2)), Held(Loud(1), 1) < Held(Loud(1), 2), hash(Held(Loud(1))) == hash((Loud(1), 0)))
print(replace(a, minor=7), Held(1, 2) > Held(1, 1), Held("b") >= Held("a"))


class Special(Version):
    pass


try:
    print(Special(1) == Version(1), Special(1) < Special(2), Special(1) < Version(2))
except TypeError as problem:
    print(problem)
