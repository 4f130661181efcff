import asyncio


def inner(a, b=2, *rest, key=None, **more):
    local = a + b
    if local > 100:
        never = 1

    def closed():
        return local, key

    values = [x for x in rest]
    print(locals().keys() - {"x"})
    print({k: v for k, v in locals().items() if k not in ("closed", "k", "v")})
    return closed()


print(inner(1, 2, 3, 4, key="k", other=5))


class Point:
    kind = "point"
    inside = sorted(locals())

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self):
        return self


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


p = Point3(1, 2, 3)
print(Point.inside)
print(vars(p), vars(p) is p.__dict__)
vars(p)["w"] = 4
print(p.w, [n for n in dir(p) if not n.startswith("_")], [n for n in dir(Point) if n[0] != "_"])
print(dir(p))
print("p" in globals(), globals()["p"] is p, "inner" in vars(), sorted(dir())[-3:])
globals()["made"] = "by globals()"
print(made)
try:
    vars(5)
except TypeError as error:
    print(error)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(0.5)
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def numbers():
    yield 1
    yield 2


async def main():
    it = aiter(Countdown(2))
    print(await anext(it), await anext(it), await anext(it, "over"), await anext(it, None))
    gen = aiter(numbers())
    print(await anext(gen), await anext(gen), await anext(gen, "end"))
    try:
        await anext(gen)
    except StopAsyncIteration as error:
        print(repr(error))
    for function, value in ((aiter, [1]), (anext, 5), (anext, iter([]))):
        try:
            function(value)
        except TypeError as error:
            print(error)
    print(sorted(locals()))


asyncio.run(main())
import builtins
print(builtins.len([1]), builtins.print is print)
