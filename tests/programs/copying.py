# copy.copy and copy.deepcopy: containers, cycles, objects with and without methods of their own.
import copy
from collections import OrderedDict, defaultdict, deque, namedtuple, Counter
from dataclasses import dataclass, field
from enum import Enum


class Node:
    def __init__(self, value, children=()):
        self.value = value
        self.children = list(children)


a = [1, [2, 3], {'k': [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(9)
a[2]['k'].append(8)
print(a, b, c, b[1] is a[1], c[1] is a[1])
n = Node(1, [Node(2)])
n.parent = n
m = copy.deepcopy(n)
print(m.parent is m, m.children[0].value, m.children[0] is n.children[0], copy.copy(n).children is n.children)
loop = [1]
loop.append(loop)
other = copy.deepcopy(loop)
print(other[1] is other, other)
t = (1, [2])
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy((1, 2)) == (1, 2), copy.deepcopy("x"), copy.copy(5), copy.deepcopy(None))
shared = [1]
d = copy.deepcopy({'a': shared, 'b': shared})
print(d['a'] is d['b'], copy.deepcopy({1, 2}), copy.copy({'x': 1}), copy.deepcopy(frozenset([1])), copy.copy(range(3)))


class Custom:
    def __init__(self, x):
        self.x = x

    def __copy__(self):
        return Custom(self.x + 1)

    def __deepcopy__(self, memo):
        return Custom(copy.deepcopy(self.x, memo) * 2)


print(copy.copy(Custom(1)).x, copy.deepcopy(Custom(5)).x, copy.deepcopy([Custom(2)])[0].x)


class Stateful:
    def __init__(self):
        self.keep = 1
        self.drop = 2

    def __getstate__(self):
        return {'keep': self.keep}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.drop = 'restored'


s = copy.copy(Stateful())
print(vars(s))


class Slots:
    __slots__ = ('a', 'b')

    def __init__(self):
        self.a = [1]


o = copy.deepcopy(Slots())
print(o.a, hasattr(o, 'b'))


@dataclass
class Item:
    name: str
    tags: list = field(default_factory=list)


i = Item("x", ["t"])
j = copy.deepcopy(i)
j.tags.append("u")
print(i, j, copy.copy(i) == i)


class Color(Enum):
    RED = 1


P = namedtuple('P', 'x y')
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED]), copy.deepcopy(P(1, [2])), copy.copy(P(1, 2)))


class Sub(list):
    pass


x = Sub([1, [2]])
x.extra = "e"
y = copy.deepcopy(x)
print(y, y.extra, type(y).__name__, y[1] is x[1])


class Table(dict):
    pass


z = copy.copy(Table(a=1))
print(z, type(z).__name__)
dq = deque([1, [2]], maxlen=5)
print(copy.copy(dq), copy.deepcopy(dq), copy.deepcopy(defaultdict(list, {1: [2]})), copy.copy(OrderedDict(a=1)), copy.deepcopy(Counter("aab")))
e = copy.copy(ValueError("bad", 3))
print(repr(e), copy.deepcopy(Node) is Node, copy.copy(len) is len)


def f():
    pass


print(copy.deepcopy(f) is f)
