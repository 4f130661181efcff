"""Which classes can be the bases of one class: each with a layout of its own is one too many."""


class S1:
    __slots__ = "a"


class S2:
    __slots__ = ("b",)


class S0:
    __slots__ = ()


class D:
    pass


class SD:
    __slots__ = ("__dict__",)


class S1b(S1):
    __slots__ = ()


class S1c(S1):
    __slots__ = ("c", "c")


class S1d(S1):
    pass


class X(Exception):
    pass


class XS(Exception):
    __slots__ = "q"


class I(int):
    pass


class L(list):
    __slots__ = "r"


classes = [S1, S2, S0, D, SD, S1b, S1c, S1d, X, XS, I, L, int, list, dict, Exception, OSError, object, str]
for a in classes:
    row = ""
    for b in classes:
        try:
            row += "." if a is b or type("T", (a, b), {}) else "?"
        except TypeError as error:
            row += "L" if "lay-out" in str(error) else "M" if "MRO" in str(error) else "?"
    print(a.__name__.ljust(10), row)

for slots in "__dict__", ("__dict__", "x"), "a b", "a", ("x", "x"), 5, (5,):
    for base in object, D, S1, SD, int, Exception, str, tuple:
        try:
            type("T", (base,), {"__slots__": slots})
            print(slots, base.__name__)
        except TypeError as error:
            print(slots, base.__name__, error)
