"""Every kind of statement that is no block with an exit of its own."""
import os
import os.path
import os.path as path
import concurrent.futures.thread as thread
from os import getcwd as cwd, sep
from itertools import *

a = b = c = d = 1
a, b = b, a
a, b, c = c, b, a
a, (b, *c), [d] = d, e, f
*a, b = c
a.b = c
a[b] = c
a[1:2], a[:, ::3], a[...] = d
a += 1
a.b -= 2
a[b] *= 3
a[b:c] //= d
x: int = 1
y: "str"
a.z: int = 2
a[b]: print(1)
(p): int = 3
del a, b.c, d[e], (f, [g])
assert a
assert a, "message"
assert not a and b or c
pass
"constant"
...
if a:
    raise
if b:
    raise E
if c:
    raise E from F


@deco
@deco.rate(1, k=2)
def function(a, b: int, /, c, d=1, *args: str, e, f=2, g: float = 3, **kwargs: dict) -> None:
    "docstring"
    global x, y
    x = a
    return


def annotated():
    x: undefined = 1
    y: undefined
    x.y: undefined = 2
    return x


class Plain:
    pass


@deco
class Full(Base, Mixin, *more, metaclass=Meta, **options):
    "docstring"
    __private = 1
    public: int = 2

    def method(self, *, __name=None):
        super().method()
        self.__private.__other = __name
        return __class__

    def __eq__(self, other):
        return [self.__x for self.__y in other]


while a:
    if b:
        continue
    elif c:
        break
    else:
        d
else:
    e
while True:
    a
    if b:
        break
while not a or b and c:
    pass
for a in b:
    for c, d in e:
        continue
    else:
        break
else:
    f
for a.b in [1, c]:
    pass
for a[b] in (1, 2, 3):
    pass
if a is None:
    b
if a is not None and not (b is None):
    c
if a < b < c:
    d
if not (a < b < c) or (d if e else f):
    g
