# Classes derived from collections' own, and what defaultdict, OrderedDict, Counter and ChainMap do as dicts.
from collections import defaultdict, OrderedDict, Counter, UserDict, UserList, ChainMap, deque


def attempt(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


d = defaultdict(list, {'a': [1]})
d['b'].append(2)
print(d, isinstance(d, dict), d == {'a': [1], 'b': [2]}, len(d), 'z' in d, d.get('z'), dict(d), {**d}, d.default_factory, list(d.items()))
d |= {'c': [3]}
print(d, type(d | {}).__name__, d.pop('a'), d.copy(), d.setdefault('q', 5), type({} | d).__name__)
attempt(lambda: defaultdict(3))
attempt(lambda: defaultdict()['x'])
nested = defaultdict(lambda: defaultdict(int))
nested['x']['y'] += 1
print(nested['x'], nested['x']['y'], sorted(nested))


class Graph(defaultdict):
    def __init__(self):
        super().__init__(set)

    def connect(self, a, b):
        self[a].add(b)
        self[b].add(a)


g = Graph()
g.connect(1, 2)
print(g, g[1], type(g).__name__)


class Keyed(defaultdict):
    def __missing__(self, key):
        return f"no {key}"


print(Keyed()['x'], len(Keyed()))
o = OrderedDict([('a', 1), ('b', 2)], c=3)
o.move_to_end('a')
o.move_to_end('c', last=False)
print(o, list(o), o == {'a': 1, 'b': 2, 'c': 3}, o == OrderedDict(a=1, b=2, c=3), o.popitem(), o.popitem(last=False), list(reversed(o)), isinstance(o, dict))
attempt(lambda: OrderedDict().popitem())
attempt(lambda: o.move_to_end('zz'))


class Lru(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.size:
            del self[next(iter(self))]


cache = Lru(2)
cache['a'] = 1
cache['b'] = 2
cache['a']
cache['c'] = 3
print(cache, list(cache))
c = Counter("abracadabra")
print(c, c.most_common(2), c['z'], c + Counter(a=1), c - Counter("aaa"), c & Counter("aab"), c | Counter("zzzzzzz"), sorted(c.elements())[:4], c.total(), isinstance(c, dict))
c.update("aa", z=2)
c.subtract({'b': 5})
del c['nothing']
print(c, +c, -c, c == Counter(c), Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1), Counter(a=0) == Counter(), dict(c)['a'], c.copy() == c)
c += Counter("x")
print(c, Counter(), Counter(a=1, b=1), Counter([1, 1, 2]).most_common(1))
attempt(lambda: Counter.fromkeys("ab"))
attempt(lambda: Counter(5))


class Words(Counter):
    def top(self):
        return self.most_common(1)[0][0]


print(Words("hello").top(), Words("aab"))


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1)
u['b'] = 2
u.update({'c': 3})
print(u, u['A'], 'A' in u, dict(u), len(u), sorted(u), u.data, u.copy(), isinstance(u, dict), u | {'z': 1}, u.get('Q', 0))
attempt(lambda: u['none'])


class Even(UserList):
    def append(self, x):
        if x % 2:
            raise ValueError("odd")
        super().append(x)


e = Even([2])
e.append(4)
attempt(lambda: e.append(5))
print(e, e[0], e[:1], type(e[:1]).__name__, e + [6], len(e), 4 in e, e == [2, 4], list(reversed(e)), e.data, e * 2)
m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
m['c'] = 4
print(m, m['a'], m['b'], len(m), list(m), m.new_child({'a': 9})['a'], m.parents, 'z' in m, dict(m), m.get('q', 1))
attempt(lambda: m['q'])
attempt(lambda: m.pop('b'))


class Last(deque):
    def __init__(self, n):
        super().__init__(maxlen=n)

    def average(self):
        return sum(self) / len(self)


q = Last(3)
for x in range(5):
    q.append(x)
print(q, q.average(), list(q), q[0], len(q), q.maxlen, defaultdict[str, int], Counter[str])
