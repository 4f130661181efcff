class V:
    def __init__(self, x): self.x = x
    def __eq__(self, o): print('eq', self.x); return self.x == o.x if isinstance(o, V) else NotImplemented
    def __lt__(self, o): print('lt', self.x, o.x); return self.x < o.x
    def __hash__(self): return hash(self.x)
    def __repr__(self): return f'V({self.x})'
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    def __radd__(self, o): return V(o + self.x)
    def __iadd__(self, o): self.x += 1; return self
    def __neg__(self): return V(-self.x)
    def __bool__(self): return self.x != 0
    def __len__(self): return 3
    def __getitem__(self, i):
        if isinstance(i, slice): return i
        if i > 3: raise IndexError(i)
        return i * 2
    def __contains__(self, i): return i == 7
    def __call__(self, a, b=2): return (a, b)
class W(V):
    def __radd__(self, o): return 'W.radd'
    def __gt__(self, o): return 'W.gt'
a, b = V(1), V(2)
print(a == b, a != b, a < b, a > b, a == 1, a != 1)
print(sorted([V(3), V(1), V(2)]), max(V(3), V(5)), min([V(3), V(1)]))
print(sorted([V(i * 7 % 10) for i in range(10)], key=lambda v: -v.x))
d = {a: 1, b: 2, V(1): 3}
print(d, d[V(2)], V(9) in d, {a, b, V(1)})
print(a + b, a + 1, 1 + a, sum([V(1), V(2)], V(0)), -a, bool(V(0)), len(a), list(a), 7 in a, 8 in a)
a += 5
print(a, a(1), a[1:2], V(1) + W(2), V(1) < W(2), callable(a))
try: a < 3
except Exception as e: print(type(e).__name__, e)
class E:
    pass
for f in (lambda: E() < E(), lambda: E() + 1, lambda: len(E()), lambda: E()[0], lambda: 1 in E(), lambda: iter(E()), lambda: -E(), lambda: next(E()), lambda: E()(), lambda: [1] + E(), lambda: hash(type('X', (), {'__eq__': lambda s, o: True})()), lambda: sorted([1, 'a']), lambda: max([]), lambda: {[]: 1}, lambda: [1, 2][E()], lambda: E().x, lambda: setattr(E(), 'a', 1), lambda: abs(E()), lambda: divmod(E(), 1), lambda: round(E()), lambda: int(E()), lambda: [3] * E(), lambda: dict(E()), lambda: list(E())):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if not self.n: raise StopIteration
        self.n -= 1
        return self.n
print(list(It(3)), sum(It(4)), dict(zip(It(3), It(3))), tuple(map(str, It(2))), [x for x in enumerate(It(2), 5)], list(filter(None, It(3))))
print(list(zip(It(3), 'ab')), max(It(4)), any(It(2)), all(It(2)), set(It(3)), 2 in It(3), sorted(It(4)), list(reversed([1, 2, 3])))
a, *b, c = It(5); print(a, b, c)
def gen():
    x = yield 1
    yield x
    return 7
g = gen()
print(next(g), g.send(5), next(g, 'end'), list(g), list(gen()), sum(i * i for i in range(5)))
g = gen(); next(g); next(g)
try: next(g)
except StopIteration as e: print('stop', e.value)
class Seq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i
    def __len__(self): return 3
print(list(Seq()), list(reversed(Seq())), 2 in Seq())
l = [1]; l.append(l); print(l, l == l); dd = {}; dd['d'] = dd; print(dd)
t1 = ([],); t1[0].append(t1); print(t1)
deep = []
for i in range(3000): deep = [deep]
try: repr(deep)
except RecursionError as e: print(e)
d2 = []
for i in range(3000): d2 = [d2]
try: deep == d2
except RecursionError as e: print(e)
d = {1: 2, 3: 4}
try:
    for k in d: d[k + 10] = 1
except RuntimeError as e: print(e)
s = {1, 2}
try:
    for k in s: s.add(k + 10)
except RuntimeError as e: print(e)
try:
    for k in d.items(): del d[k[0]]
except RuntimeError as e: print(e)
class L(object):
    def __lt__(self, o): lst.append(1); return False
lst = [L(), L(), L()]
try: lst.sort()
except ValueError as e: print(e)
print(len(lst))
print(repr(len), repr([].append)[:35], repr(int), repr(E), repr(V.__init__)[:25], repr(E())[:25], repr(a), repr(range(3)), repr(list[int]), int | None, repr(str.upper), repr(type), NotImplemented, ...)
print(isinstance(True, int), isinstance(1, (str, int)), issubclass(W, V), isinstance(a, object), type(1), type(a), [].__class__)
print(dict.fromkeys('ab', 0), dict(a=1, **{'b': 2}), {**{'x': 1}, 'y': 2}, {'a': 1} | {'b': 2})
x = [1, 2, 3, 4, 5]; x[1:3] = 'abc'; del x[::2]; print(x, x[::-1], x[-2:], x.index('c'))
print([1, 2] < [1, 3], (1, 2) == (1, 2), {1: 2} == {1: 2}, {1, 2} <= {1, 2, 3}, {1}.isdisjoint([2]), [0] * 3)
print(exc := ValueError('a', 1), repr(exc), str(KeyError('k')), repr(KeyError('k')), OSError(2, 'no'), str(Exception()), ExceptionGroup('g', [exc]))
print(hash((1, 2)), hash(frozenset([1, 2])), hash('a') if 0 else '', hash(1.5), hash(2**70), hash(-1))
print(id(a) == id(a), id(1) == id(1), getattr(a, 'zz', 4), hasattr(E, 'q'))
print(*[1, 2], sep='-', end='!\n'); print('x', end=''); print()
class P:
    __hash__ = None
try: {P(): 1}
except TypeError as e: print(e)
class B2:
    def __bool__(self): return 3
try: bool(B2())
except TypeError as e: print(e)
class R2:
    def __repr__(self): return 3
try: repr(R2())
except TypeError as e: print(e)
class LN:
    def __len__(self): return -1
try: len(LN())
except ValueError as e: print(e)
class Idx:
    def __index__(self): return 2
print([1, 2, 3][Idx()], list(range(Idx())), 'abc'[Idx()], [1, 2, 3][:Idx()], [0] * Idx(), hex(Idx()))
print(list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(iter(lambda c=iter([1, 2, 0, 3]): next(c), 0)))
try: print(list(zip([1], [1, 2], strict=True)))
except ValueError as e: print(e)
m = {}.get
print(m(1, 2), 'a' 'b', str([1, 'a', None, 1.5, b'x']), ascii('é'), repr('é\n'))
print({}.fromkeys([1]), range(2**70)[-1], range(5)[-2], int | int, int | str | int)
