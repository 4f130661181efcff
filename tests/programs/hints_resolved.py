# typing.get_type_hints: texts of hints become what they mean.
from __future__ import annotations
from dataclasses import dataclass
from typing import *
import typing
@dataclass
class A:
    x: int
    y: Optional[str] = None
class B(A):
    z: list[int] | None
    w: ClassVar[int] = 3
print(get_type_hints(B), A.__annotations__)
def f(a: B, b: None, c: Annotated[int, 3], *d: Tuple[int, ...], e: Callable[[int], str]) -> None: ...
print(get_type_hints(f)); print(get_type_hints(f, include_extras=True))
try: get_type_hints(3)
except TypeError as e: print(e)
print(typing.Pattern[str], typing.ContextManager[int], typing.AsyncContextManager['X'], IO, TextIO, typing.IO[str])
class TD(TypedDict): a: int
print(is_typeddict(TD), is_typeddict(dict), get_type_hints(TD))
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(len(get_overloads(g)), g(3))
from functools import singledispatch
@singledispatch
def show(x): return 'any'
@show.register
def _(x: int): return 'int'
@show.register
def _(x: str | bytes): return 'text'
@show.register
def _(x: Union[list, tuple]): return 'seq'
print(show(1), show('s'), show(b''), show([]), show(()), show(1.5))
def inject(fn):
    h = typing.get_type_hints(fn)
    return {k: v.__name__ for k, v in h.items()}
class Svc: pass
def handler(s: Svc, n: int) -> str: ...
print(inject(handler))
