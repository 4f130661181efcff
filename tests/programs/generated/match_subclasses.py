# Subclasses of builtin containers in patterns, sends to iterators, items that cannot be deleted.
import collections
for d in (collections.OrderedDict(a=1), collections.Counter("ab"), collections.defaultdict(int, a=2)):
    print(isinstance(d, dict), len(d))
    match d:
        case {"a": x, **r}: print(x, r, type(r))
        case _: print("no")
    match d:
        case dict(): print("dict")
        case _: print("no")
class A: pass
a = A()
try: del a.x
except AttributeError as e: print(e)
def g():
    yield from "abc"
x = g(); next(x)
try: x.send(1)
except AttributeError as e: print(e)
def g():
    yield from [1,2]
x = g(); next(x)
try: x.send(1)
except AttributeError as e: print(e)
class B: pass
for k in (1, True, "a", A(), 2**70):
    try: del B()[k]
    except Exception as e: print(type(e).__name__, e)
    try: B()[k] = 1
    except Exception as e: print(type(e).__name__, e)
class C:
    def __len__(self): return 3
for k in (1, True, "a", A(), 2**70, -1):
    try: del C()[k]
    except Exception as e: print(type(e).__name__, e)
    try: C()[k] = 1
    except Exception as e: print(type(e).__name__, e)
    try: C()[k]
    except Exception as e: print(type(e).__name__, e)
try:
    class X(A): pass
    class Y(A, X): pass
except TypeError as e: print(e)
for c in (type, A, len, "s", (1,), range(2), {1}, None):
    try: del c[0]
    except Exception as e: print(type(e).__name__, e)
class L(list): pass
class D(dict): pass
for v in (L([1, 2]), D(a=1), collections.deque([1, 2, 3]), collections.Counter("aab")):
    match v:
        case [a, *r]: print(a, r, type(r))
        case {"a": 1 | 2 as q, **r}: print(q, r, type(r))
        case _: print("other")
