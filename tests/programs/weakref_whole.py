import weakref, gc, asyncio
class Node:
    def __init__(self, name): self.name = name
    def __repr__(self): return f"Node({self.name})"
    def hello(self): return "hi " + self.name
    def __del__(self): print("del", self.name)
a = Node("a")
r = weakref.ref(a)
print(r() is a, weakref.ref(a) is r, weakref.getweakrefcount(a))
r1 = weakref.ref(a, lambda ref: print("first", ref is r1, ref()))
r2 = weakref.ref(a, lambda ref: print("second", ref()))
print(weakref.getweakrefcount(a), r == r1, hash(r) == hash(a), r1.__callback__ is not None)
p = weakref.proxy(a)
print(p.name, p.hello(), str(p), isinstance(p, Node), type(p).__name__)
p.name = "changed"
print(a.name)
del a
print(r(), r1(), r.__callback__)
try: print(p.name)
except ReferenceError as e: print("ReferenceError", e)
for bad in (1, "s", (1,), None, [], {}, 1.5, b"", ValueError()):
    try: weakref.ref(bad)
    except TypeError as e: print(e)
class L(list): pass
class T(tuple): pass
class I(int): pass
class S: __slots__ = ("x",)
class SW: __slots__ = ("x", "__weakref__")
class E(Exception): pass
for c in (L, T, I, S, SW, E):
    o = c()
    try: print(c.__name__, weakref.ref(o)() is o)
    except TypeError as e: print(e)
print(weakref.ref(len)() is len, weakref.ref(Node)() is Node, weakref.ref({1}) is not None)
cache = weakref.WeakValueDictionary()
b = Node("b"); c = Node("c")
cache["b"] = b; cache["c"] = c
print(sorted(cache.keys()), len(cache), cache.get("x", 5), "b" in cache)
del b
print(list(cache), cache.get("b"))
try: cache["b"]
except KeyError as e: print("KeyError", e)
meta = weakref.WeakKeyDictionary()
meta[c] = {"hits": 1}
meta[c]["hits"] += 1
print(meta[c], len(meta), list(meta.items()))
ws = weakref.WeakSet([c]); d = Node("d"); ws.add(d)
print(len(ws), d in ws, sorted(n.name for n in ws))
del c
print(len(meta), len(ws), len(cache))
f = weakref.finalize(d, print, "finalized", 1, sep="-")
print(f.alive, f.atexit, f.peek()[2])
del d
print(f.alive, f())
class Owner:
    def __init__(self):
        self._f = weakref.finalize(self, Owner.clean, "res")
    @staticmethod
    def clean(x): print("clean", x)
    def close(self): self._f()
o = Owner(); o.close(); o.close(); print(o._f.alive)
o2 = Owner()
x = Node("x"); y = Node("y"); x.o = y; y.o = x
wx = weakref.ref(x, lambda r: print("cycle callback"))
del x, y
print(wx() is None); print(gc.collect() > 0); print(wx())
m = Node("m"); wm = weakref.WeakMethod(m.hello); print(wm()()); dead = weakref.ref(m.hello); print(dead())
del m; print(wm())
def bad(ref): raise ValueError("boom")
z = Node("z"); wz = weakref.ref(z, bad); del z
async def main():
    t = asyncio.create_task(asyncio.sleep(1))
    wt = weakref.ref(t, lambda r: print("task gone"))
    tasks = weakref.WeakSet(); tasks.add(t)
    print(len(tasks)); await t; del t
    await asyncio.sleep(0)
    print(wt(), len(tasks))
asyncio.run(main())
k = Node("end")
kr = weakref.ref(k, lambda r: print("at exit"))
fin = weakref.finalize(k, print, "fin at exit")
