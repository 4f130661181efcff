import threading


class Metres:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        if isinstance(other, Metres):
            return Metres(self.n + other.n)
        return NotImplemented

    def __radd__(self, other):
        return Metres(other + self.n) if isinstance(other, int) else NotImplemented

    def __imul__(self, other):
        if other == 0:
            return NotImplemented
        self.n *= other
        return self

    def __mul__(self, other):
        return Metres(self.n * other + 1000)

    def __contains__(self, n):
        return n <= self.n

    def __repr__(self):
        return f"{self.n} m"


def work():
    a = Metres(1)
    print(a + Metres(2), 5 + a, sum([Metres(1), Metres(2)]))
    for wrong in ("a + 1", "a + 'x'", "a - a", "'x' + a", "a @ 2"):
        try:
            print(eval_(wrong, a))
        except TypeError as error:
            print(wrong, "->", error)
    a *= 3
    print(a)
    a *= 0
    print(a, 7 in a, 7000 not in a)


def eval_(text, a):
    return {"a + 1": lambda: a + 1, "a + 'x'": lambda: a + "x", "a - a": lambda: a - a,
            "'x' + a": lambda: "x" + a, "a @ 2": lambda: a @ 2}[text]()


t = threading.Thread(target=work)
t.start()
t.join()
