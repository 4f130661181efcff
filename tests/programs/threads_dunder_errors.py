import threading


class Odd:
    @property
    def broken(self):
        raise KeyError("inside the getter")

    @property
    def read_only(self):
        return 1

    @property
    def guarded(self):
        return 5

    @guarded.setter
    def guarded(self, value):
        if value < 0:
            raise ValueError(f"{value} is negative")
        print("set to", value)

    def __getitem__(self, key):
        raise IndexError(f"no {key}")

    def __setitem__(self, key, value):
        raise TypeError("frozen")

    def __contains__(self, item):
        raise RuntimeError("cannot say")

    def __add__(self, other):
        raise OverflowError("too much")


def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


def set_it(odd, name, value):
    setattr(odd, name, value)


def work():
    odd = Odd()
    attempt("broken", lambda: odd.broken)
    attempt("getattr", lambda: getattr(odd, "broken", "default"))
    attempt("item", lambda: odd[3])
    attempt("in", lambda: 3 in odd)
    attempt("add", lambda: odd + 1)
    attempt("iter", lambda: list(odd))
    for name, value in [("read_only", 2), ("guarded", 3), ("guarded", -3)]:
        attempt(name, lambda: set_it(odd, name, value))
    try:
        odd.read_only = 4
    except AttributeError as error:
        print(error)
    odd.guarded = 6
    try:
        odd[1] = 2
    except TypeError as error:
        print(error)
    odd.guarded += 1
    odd.broken


t = threading.Thread(target=work, name="worker")
t.start()
t.join()
print("end")
