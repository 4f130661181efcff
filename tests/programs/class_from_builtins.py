# Classes derived from int, float, str, tuple, list, dict, set: all that the builtin does goes on.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


class Money(int):
    def __new__(cls, amount, currency="EUR"):
        self = super().__new__(cls, amount)
        self.currency = currency
        return self

    def __add__(self, other):
        return Money(super().__add__(other), self.currency)

    __radd__ = __add__

    def __repr__(self):
        return f"Money({int(self)}, {self.currency!r})"


m = Money(5, "USD")
print(m, m + 3, 3 + m, m * 2, type(m * 2), m == 5, hash(m) == hash(5), sum([m, m]), f"{m:04d}", "%d" % m,
      "%s" % m, m.currency, m.bit_length(), [10, 20, 30, 40, 50, 60][m], range(m), -m, m > 4,
      isinstance(m, int), {5: "five"}[m], int(m), float(m), bool(Money(0)))


class Celsius(float):
    def fahrenheit(self):
        return Celsius(self * 9 / 5 + 32)

    def __str__(self):
        return f"{float(self):.1f} C"


t = Celsius(36.6)
print(t, t.fahrenheit(), repr(t), t + 1, round(t), t.is_integer(), Celsius("2.5"), f"{t}", f"{t:.2f}")


class Name(str):
    def __new__(cls, text):
        return super().__new__(cls, text.strip())

    def shout(self):
        return self.upper() + "!"

    def __mod__(self, other):
        return "mod " + super().__mod__(other)


n = Name("  ann %s ")
print(n, n.shout(), n + "x", n % 1, len(n), n[0], n == "ann %s", {n: 1}["ann %s"], "-".join([n, n]),
      n.split(), type(n.title()), n in ["ann %s"], "nn" in n, f"{n:>8}|", sorted(n), n.startswith("an"),
      isinstance(n, str), repr(n), str(n), "%s|%r" % (n, n), "abc" < n)


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]

    def swap(self):
        return Pair(self[1], self[0])


p = Pair(1, 2)
a, b = p
print(p, p.first, p.swap(), a, b, p == (1, 2), hash(p) == hash((1, 2)), p + (3,), {p: 1}[(1, 2)], len(p),
      p < (1, 3), [*p], p[::-1], p.count(1), p.index(2))


class Stack(list):
    def push(self, x):
        self.append(x)

    def peek(self):
        return self[-1]

    def __getitem__(self, index):
        return super().__getitem__(index)

    def append(self, x):
        super().append(x * 10)


s = Stack([1, 2])
s.push(3)
s += [4]
print(s, s.peek(), len(s), s == [1, 2, 30, 4], isinstance(s, list), Stack(), bool(Stack()), s[1:], type(s[1:]),
      type(s + [1]), type(s.copy()), s.pop(), s.index(30), sorted(s, reverse=True), 30 in s, type(s).__name__)
s.sort(reverse=True)
s[0] = 7
del s[1]
print(s, list(reversed(s)), [x for x in s], sum(s), str(s), s * 2)
attempt(lambda: hash(s))
attempt(lambda: s[9])
attempt(lambda: Stack(1, 2))
attempt(lambda: Stack(5))


class Default(dict):
    def __missing__(self, key):
        self[key] = made = key * 2
        return made

    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


d = Default(a=1, b=2)
print(d['a'], d['zz'], d, d.get('q'), 'q' in d, len(d), list(d), d == {'a': 1, 'b': 2, 'zz': 'zzzz'})
d['c'] = 3
d.update(e=5)
print(sorted(d.items()), {**d}, dict(d), d | {'x': 1}, type(d | {}), d.pop('a'), d.setdefault('a', 9),
      d.copy(), d.keys(), isinstance(d, dict), Default.fromkeys('xy', 0) == {'x': 0, 'y': 0})


def keywords(**kw):
    return kw


print(keywords(**Default(k=1)), "%(k)s" % Default(k=4), "{k}".format_map(Default(k=5)))


class Attributes(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


o = Attributes(x=1)
o.y = 2
print(o.x, o.y, o.zzz, o)
del o.x
print(o)


class Tags(set):
    def add(self, tag):
        super().add(tag.lower())


g = Tags(["B"])
g.add("A")
print(sorted(g), g == {"a", "B"}, len(g), "a" in g, g | {"c"} == {"a", "B", "c"}, Tags(["only"]), type(g | g),
      type(g.copy()), isinstance(g, set))
attempt(lambda: hash(g))


class Frozen(frozenset):
    pass


print(Frozen([1]), hash(Frozen([1])) == hash(frozenset([1])), Frozen([1, 2]) & {2}, Frozen([1]) == {1})


class Ordered(list):
    def __init__(self, *items, name):
        super().__init__(items)
        self.name = name

    def __repr__(self):
        return f"{self.name}: {super().__repr__()}"

    def __eq__(self, other):
        return super().__eq__(other) and self.name == getattr(other, 'name', None)


q = Ordered(3, 1, name="q")
q.extend([2])
q.insert(0, 9)
print(q, q == Ordered(9, 3, 1, 2, name="q"), q == [9, 3, 1, 2], q.name, min(q))


class Cycle(int):
    def __eq__(self, other):
        return int(self) % 12 == int(other) % 12

    def __hash__(self):
        return hash(int(self) % 12)

    def __lt__(self, other):
        return int(self) % 12 < int(other) % 12


print(Cycle(13) == 1, 1 == Cycle(13), len({Cycle(1), Cycle(13)}), Cycle(13) < Cycle(2), sorted([Cycle(14), Cycle(1)]))
for base in (int, float, str, bytes, tuple, list, dict, set, frozenset):
    made = type("Derived", (base,), {})()
    print(base.__name__, repr(made), bool(made), made == base(), isinstance(made, base), type(made).__mro__[1:])
attempt(lambda: int.__add__(1, 2.0))
attempt(lambda: float.__radd__(1.5, 2))
attempt(lambda: str.__len__("abc"))
attempt(lambda: list.__getitem__([1, 2], 1))
attempt(lambda: dict.__contains__({1: 2}, 1))
attempt(lambda: int.__repr__("x"))
