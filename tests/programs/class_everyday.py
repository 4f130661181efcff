# Everyday classes: methods, contexts, iteration, inheritance, metaclass operators, a number of its own.
import asyncio, sys
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
class A:
    def f(self): return 1
    @classmethod
    def c(cls): return cls
    @staticmethod
    def s(): return 2
    def __del__(self): print("del")
a = A()
print(A.f, A.c().__name__, A.s, a.f.__name__, a.f.__self__ is a, a.f.__func__ is A.f, A.f.__qualname__, A.__module__, a.__module__, a.__class__.__name__)
del a
print(int.__name__, int.__doc__ is None or True, type.__name__, type(int), type(type), int.__bases__, bool.__mro__, object.__bases__)
print(callable(A), callable(A()), isinstance(A, type), issubclass(A, object), isinstance(A(), (int, A)))
class B(A):
    def __repr__(self): return "B!"
    def __str__(self): return "b"
print(B(), [B()], f"{B()!r} {B()}", "%s %r" % (B(), B()), str(B()), repr(B()))
class C:
    x = 1
    def __init__(self, **kw): self.__dict__.update(kw)
c = C(x=2, y=3)
print(c.x, C.x, c.__dict__, vars(c), hasattr(c, 'z'), getattr(c, 'z', None)); del c.x; print(c.x)
for k, v in sorted(vars(c).items()): print(k, v)
t(lambda: c.zz); t(lambda: C.zz); t(lambda: None.foo); t(lambda: (5).foo); t(lambda: "s".foo); t(lambda: [].foo); t(lambda: print.foo); t(lambda: len(5)); t(lambda: C()()); t(lambda: C()[0]); t(lambda: super().x)
class Ctx:
    def __enter__(self): print("in"); return self
    def __exit__(self, *a): print("out", a[0]); return True
with Ctx() as x: raise ValueError(3)
class ACtx:
    async def __aenter__(self): return 1
    async def __aexit__(self, *a): return False
    def __aiter__(self): self.i = 0; return self
    async def __anext__(self):
        self.i += 1
        if self.i > 2: raise StopAsyncIteration
        return self.i
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "awaited"
async def main():
    async with ACtx() as v: print(v)
    async for i in ACtx(): print(i)
    print(await ACtx())
asyncio.run(main())
class Outer:
    class Inner:
        def m(self): pass
def fac():
    class Local: pass
    return Local
print(fac(), fac().__qualname__)
class Meta(type):
    def __str__(cls): return "meta " + cls.__name__
    def __lt__(cls, o): return cls.__name__ < o.__name__
    def __eq__(cls, o): return True
    def __hash__(cls): return 1
    def __bool__(cls): return False
    def __add__(cls, o): return "added"
    def method(cls): return cls.__name__ + ".method"
class M1(metaclass=Meta): pass
class M2(metaclass=Meta): pass
print(M1, sorted([M2, M1]) and "ok", M1 == M2, bool(M1), M1 + 1, M1.method(), {M1: 1}[M2])
t(lambda: M1().method())
class Multi1:
    def go(self): return ["1"]
class L1(Multi1):
    def go(self): return ["L"] + super().go()
class R1(Multi1):
    def go(self): return ["R"] + super().go()
class D1(L1, R1):
    def go(self): return ["D"] + super().go()
print(D1().go(), [k.__name__ for k in D1.__mro__])
class Prop:
    @property
    def a(self): raise AttributeError("inside")
    def __getattr__(self, n): return "fallback " + n
print(Prop().a, Prop().zz)
class Count:
    n = 0
    def __new__(cls): Count.n += 1; return object.__new__(cls)
[Count() for _ in range(3)]; print(Count.n)
print([x.__name__ for x in Exception.__subclasses__()][:5])
class Temp(int):
    def __sub__(self, o): return Temp(int(self) - int(o))
    def __eq__(self, o): return "eq"
    __hash__ = int.__hash__
x = Temp(5); x -= 1; print(x, type(x).__name__, x == 3, hash(x), x != 3, -x, abs(Temp(-3)), x // 2, divmod(x, 3), pow(x, 2), x ** 2, round(x), x and 1, not x, int(x) , float(x), x.real, x.numerator)
print(type(x).__name__, isinstance(x, int), x in [4], [4].index(x), [1,2,3,4,5][x], "a" * x, bytes(x), range(x)[1], max(x, 2), min(x, 9), sum([x]), str(x), "%d" % x, f"{x:5}", "{:>4}".format(x), x.__class__, bin(x))
