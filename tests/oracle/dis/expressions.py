"""Every kind of expression."""
import time

a + b - c * d / e // f % g ** h @ i << j >> k & l ^ m | n
-a, +b, ~c, not d
-1, -1.5, (1, (2, "x")), (), (a,), [], [a], [1, 2, 3], {1, 2, 3}, {a}, {}
a and b or c and not d
a if b else c
a == b, a != b, a < b <= c > d >= e, a is b, a is not b, a in b, a not in b
a.b.c.d
a[b][1:2][::c]
f()
f(a, *b, c, *d, e=f, **g, h=i, **j)
f(*a)
f(**a)
f(a, **b)
f(a, k=b)
a.f(b)
a.f(b, k=c)
a.f(*b)
time.sleep(1)
time.sleep(seconds=1)
a.b(c).d(e)(f)
(x := a) + x
lambda: 1
lambda a, /, b=1, *c, d, e=2, **f: (a, b, c, d, e, f)
f"{a}", f"{a!r:>{b}}", f"x{a}y{b!s}{c!a}", f"{a=}", f"", f"{a:%H}"
[a for a in b]
[a for a in b if c if d for e in f(a) for g in [e]]
{a for a in b}
{a: b for a, b in c.items() if b}
(a for a in b)
[[c for c in b] for b in a]
[(lambda: a)() for a in b]
[*a, b, *c], (*a, b), {*a, b}, {**a, "k": b, c: d, **e}
[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, a, b, c, d, e, f]
"a" "b" in d, b"c", 10 ** a, 1e100, True, None, ...
print(__debug__, __name__)


def scopes(a, b):
    c = a

    def inner(d):
        nonlocal b
        b = c + d
        del c2
        return lambda: (a, b, d)

    class Local:
        e = a
        a = b

        def m(self):
            return a, self, __class__

    return [a + c + e for e in b], {(y := f, y) for f in a}


def generator(a):
    x = yield
    yield a
    yield from a
    y = yield x, a
    return (yield)


async def coroutine(a):
    await a
    return [await b for b in a], {b async for b in a if await b}, (b async for b in a), await (a, b)


async def async_generator(a):
    yield await a
