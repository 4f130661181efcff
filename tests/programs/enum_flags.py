# Flag and IntFlag: combining, containing, naming, and what is out of range.
from enum import Flag, IntFlag, auto, CONFORM, KEEP
# judge: 3.11.7+


def attempt(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


class Perm(Flag):
    READ = auto()
    WRITE = auto()
    EXEC = auto()
    ALL = READ | WRITE | EXEC


rw = Perm.READ | Perm.WRITE
print(rw, repr(rw), rw.value, rw.name, Perm.READ in rw, Perm.EXEC in rw, list(rw), len(rw), bool(Perm(0)), Perm(0))
print(list(Perm), Perm.ALL, repr(Perm.ALL), ~Perm.READ, rw & Perm.WRITE, rw ^ Perm.READ, Perm(3) is rw, Perm['WRITE'], Perm(7))
print(len(Perm), Perm.__members__, Perm, rw == Perm.WRITE | Perm.READ, hash(rw) == hash(Perm(3)), f"{rw}")
attempt(lambda: Perm(8))
attempt(lambda: Perm.READ | 1)
attempt(lambda: 1 in Perm.ALL)
attempt(lambda: Perm('x'))
attempt(lambda: Perm.READ < Perm.WRITE)


class Bits(IntFlag):
    A = 1
    B = 2
    C = 4


print(Bits.A | Bits.B, repr(Bits.A | Bits.B), Bits.A | 8, repr(Bits.A | 8), Bits.A + 1, Bits(3) == 3, list(Bits(5)), Bits.A in Bits(5), ~Bits.A, repr(~Bits.A), repr(Bits(0)), f"{Bits.C}", int(Bits(6)), Bits.A & 3)


class Loose(Flag, boundary=CONFORM):
    X = 1
    Y = 2


print(Loose(7), repr(Loose(4)))


class Day(Flag):
    MON = 1
    TUE = 2
    WEEKDAY = MON | TUE
    SUN = 64

    def describe(self):
        return [d.name for d in self]


print(Day.WEEKDAY.describe(), Day.SUN | Day.MON, [d for d in Day], Day.WEEKDAY in Day(67))
p = Perm(0)
p |= Perm.READ
p |= Perm.EXEC
print(p)
p &= ~Perm.READ
print(p, not p)
