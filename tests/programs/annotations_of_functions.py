"""Hints of parameters are kept: by the function, by wraps, by signature, by singledispatch."""
import functools
import inspect
from typing import Optional


def checked(function):
    @functools.wraps(function)
    def inner(*args):
        names = function.__code__.co_varnames[:function.__code__.co_argcount]
        for name, value in zip(names, args):
            wanted = function.__annotations__.get(name)
            if wanted is not None and not isinstance(value, wanted):
                raise TypeError(f"{name} must be {wanted.__name__}, not {type(value).__name__}")
        return function(*args)
    return inner


@checked
def repeat(text: str, times: int = 2) -> str:
    return text * times


def plain(a, /, b=1, *rest: "float", c, d: Optional[int] = None, **more: str) -> None:
    pass


@functools.singledispatch
def show(value):
    return f"something: {value}"


@show.register
def _(value: int) -> str:
    return f"a number: {value}"


class Shape:
    def __init__(self, name: str, *, sides: int = 3):
        self.name, self.sides = name, sides

    def area(self, scale: float) -> float:
        return scale


print(repeat("ab"), repeat.__annotations__, repeat.__defaults__)
try:
    repeat("ab", "2")
except TypeError as error:
    print(error)
print(plain.__annotations__, plain.__kwdefaults__, (lambda x: x).__annotations__)
print(inspect.signature(repeat), list(inspect.signature(plain).parameters))
print(inspect.signature(Shape), inspect.signature(Shape("x").area), inspect.getfullargspec(repeat).args)
bound = inspect.signature(plain).bind(1, 2, 3.0, c=4, e="5")
print(bound.args, bound.kwargs, bound.arguments)
bound.apply_defaults()
print(bound)
for arguments in ((), (1,)):
    try:
        inspect.signature(plain).bind(*arguments)
    except TypeError as error:
        print(error)
print(show(1), show("x"))
repeat.__annotations__ = {"text": bytes}
print(repeat.__annotations__)
try:
    def wrong(x: Unknown):
        pass
except NameError as error:
    print(error)


def outer():
    kept = 5

    def inner():
        return kept
    return inner


print(outer().__closure__[0].cell_contents, outer().__code__.co_freevars, plain.__closure__)
