# Every special method of operators, conversions and comparisons, and their wrong results.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


class Number:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        return self.v < other.v if isinstance(other, Number) else NotImplemented

    def __eq__(self, other):
        return isinstance(other, Number) and self.v == other.v

    def __hash__(self):
        return hash(self.v)

    def __bool__(self):
        return self.v != 0

    def __len__(self):
        return self.v

    def __index__(self):
        return self.v

    def __format__(self, spec):
        return f"<{spec}>"

    def __int__(self):
        return self.v

    def __float__(self):
        return float(self.v)

    def __iadd__(self, other):
        self.v += other
        return self

    def __radd__(self, other):
        return ("radd", other)

    def __call__(self, *args, **kwargs):
        return (args, kwargs)

    def __contains__(self, x):
        return x == self.v

    def __matmul__(self, other):
        return ("matmul", other)

    def __round__(self, n=None):
        return ("round", n)

    def __trunc__(self):
        return 1

    def __floor__(self):
        return 2

    def __neg__(self):
        return Number(-self.v)

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __abs__(self):
        return "abs"

    def __divmod__(self, other):
        return ("divmod", other)

    def __pow__(self, other, mod=None):
        return ("pow", other, mod)

    def __reversed__(self):
        return iter("reversed")

    def __complex__(self):
        return 1


c = Number(3)
print(c < Number(4), Number(4) > c, sorted([Number(2), Number(1)])[0].v, f"{c:abc}", int(c), float(c),
      [1, 2, 3, 4][c], 1 + c, c(1, k=2), 3 in c, c @ 2, bin(c), round(c), round(c, 2), hex(c),
      bool(Number(0)), len(c), (-c).v, +c, ~c, abs(c), divmod(c, 5), c ** 2, list(reversed(c)))
c += 5
print(c.v, {c: 1}[Number(8)], c == Number(8), c != Number(8), c != 3)
attempt(lambda: c < 3)
attempt(lambda: c + 1)
attempt(lambda: c <= c)
attempt(lambda: c >= 1)
attempt(lambda: c - 1)
attempt(lambda: c[0])
attempt(lambda: iter(c))


class Wrong:
    def __len__(self):
        return -1

    def __bool__(self):
        return 3

    def __repr__(self):
        return 5

    def __hash__(self):
        return "x"

    def __iter__(self):
        return 3

    def __index__(self):
        return "s"

    def __contains__(self, x):
        raise KeyError(x)

    def __format__(self, spec):
        return 4

    def __int__(self):
        return "1"

    def __float__(self):
        return "1"


w = Wrong()
for f in (lambda: len(w), lambda: bool(w), lambda: repr(w), lambda: hash(w), lambda: iter(w),
          lambda: [1][w], lambda: 3 in w, lambda: f"{w}", lambda: int(w), lambda: float(w)):
    attempt(f)


class NoHash:
    def __eq__(self, other):
        return True


attempt(lambda: hash(NoHash()))
attempt(lambda: {NoHash()})
attempt(lambda: {NoHash(): 1})
print(NoHash.__hash__, NoHash() == 1, NoHash() != 1)


class Explicit:
    __hash__ = None
    __iter__ = None
    __contains__ = None


attempt(lambda: hash(Explicit()))
attempt(lambda: iter(Explicit()))
attempt(lambda: 1 in Explicit())


class Left:
    def __add__(self, other):
        return NotImplemented

    def __or__(self, other):
        return "left or"

    def __eq__(self, other):
        return NotImplemented


class Right(Left):
    def __radd__(self, other):
        return "right radd"

    def __ror__(self, other):
        return "right ror"


print(Left() + Right(), Left() | Right(), Left() | Left(), Left() == Right(), Left() != Left())
attempt(lambda: Left() + Left())
attempt(lambda: Left() + 1)
attempt(lambda: 1 + Left())
attempt(lambda: Left() < Left())


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        return Vector(*[a + b for a, b in zip(self.parts, other.parts)])

    def __mul__(self, k):
        return Vector(*[k * a for a in self.parts])

    __rmul__ = __mul__

    def __getitem__(self, i):
        return self.parts[i]

    def __repr__(self):
        return f"Vector{self.parts!r}"

    def __truediv__(self, k):
        return self * (1 / k)

    def __mod__(self, k):
        return Vector(*[a % k for a in self.parts])

    def __lshift__(self, k):
        return f"{self} << {k}"

    def __rrshift__(self, k):
        return f"{k} >> {self}"

    def __and__(self, k):
        return "and"

    def __ixor__(self, k):
        return "ixor"

    def __floordiv__(self, k):
        return "floordiv"


v = Vector(1, 2) + Vector(3, 4)
print(v, 2 * v, v * 2, v / 2, v % 3, v << 1, 5 >> v, v & 1, v // 2, list(v), 4 in v, max(v))
v ^= 1
print(v, sum([Vector(1, 1)], Vector(0, 0)))
