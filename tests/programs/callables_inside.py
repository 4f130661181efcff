# What functions and other callables say about themselves.
import math


def f(a, b=2, *rest, d=4, **named):
    "Adds."
    total = a + b
    return total


class K:
    def method(self, n=1):
        return n + 6

    @classmethod
    def made(cls):
        return cls.__name__

    @staticmethod
    def plain():
        return "plain"


k = K()
print(f.__call__(1, 2), f.__call__.__call__(3), type.__call__(int, "3"), len.__call__([1, 2]))
print(k.method.__call__(n=2), K.made.__call__(), K.plain.__call__(), K.__call__().method())
print(f.__get__(3)(4), f.__get__(None, K) is f, K.method.__get__(k)())
try:
    f.__get__(None)
except TypeError as error:
    print(error)
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_argcount)
f.__defaults__ = (20,)
print(f(1), callable(f.__call__), hasattr(f, "__call__"))


def outer():
    seen = []

    def inner(x):
        seen.append(x)
        return seen
    return inner


inner = outer()
print(inner(1), inner.__closure__[0].cell_contents, inner.__code__.co_freevars,
      outer.__code__.co_cellvars, f.__closure__)
for wrong in (lambda: math.log(), lambda: math.log(1, 2, 3), lambda: math.isclose(1),
              lambda: math.isclose(1, 2, 3), lambda: math.isclose(1, 2, 3, 4, 5),
              lambda: bytearray().extend("ab"), lambda: bytearray().extend(3)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
