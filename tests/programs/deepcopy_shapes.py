# What deepcopy makes of shared parts, cycles, and objects that have a say in it.
import copy
from collections import OrderedDict, defaultdict, deque
from dataclasses import dataclass, field


class Node:
    kind = "node"

    def __init__(self, value, *children):
        self.value = value
        self.children = list(children)


class Counted:
    made = 0

    def __init__(self):
        Counted.made += 1
        self.parts = [1]

    def __deepcopy__(self, memo):
        print("deepcopy asked", len(memo))
        return "copied"


class Stateful:
    def __init__(self):
        self.cache = [1, 2]
        self.name = "n"

    def __getstate__(self):
        return {"name": self.name}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.cache = "fresh"


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self):
        self.x = [1]


class Gone:
    def __init__(self, name):
        self.name = [name]

    def __del__(self):
        print("gone", self.name)


@dataclass
class Team:
    name: str
    members: list = field(default_factory=list)


grid = [[0] * 3 for _ in range(3)]
other = copy.deepcopy(grid)
other[1][1] = 5
print(grid, other)
row = [1, 2]
shared = copy.deepcopy([row, row, (row, 3)])
shared[0].append(4)
print(shared, shared[0] is shared[1], shared[2][0] is shared[0], row)
loop = [1]
loop.append(loop)
again = copy.deepcopy(loop)
print(again, again[1] is again, again is not loop)
t = (1, ("a", None), 2.5)
u = ([1], t)
v = copy.deepcopy(u)
print(copy.deepcopy(t) is t, v, v is u, v[0] is u[0], v[1] is t)
data = {"a": [1, {"b": (1, [2])}], 2: "x", (1, 2): {3}, None: b"q"}
made = copy.deepcopy(data)
made["a"][1]["b"][1].append(9)
made[(1, 2)].add(4)
print(data, made, list(made) == list(data))
tree = Node(1, Node(2), Node(3, Node(4)))
twin = copy.deepcopy(tree)
twin.children[1].children[0].value = "changed"
print(tree.children[1].children[0].value, twin.children[1].children[0].value, type(twin).__name__, vars(twin).keys())
tree.children[0].parent = tree
twin = copy.deepcopy(tree)
print(twin.children[0].parent is twin, twin.children[0].parent is tree)
one = Node([1])
pair = copy.deepcopy([one, one])
print(pair[0] is pair[1], pair[0] is one, pair[0].value is one.value)
print(copy.deepcopy([Counted(), {"k": Counted()}]), Counted.made)
print(vars(copy.deepcopy([Stateful()])[0]), copy.deepcopy([Slotted()])[0].x)
g = copy.deepcopy([Gone("first")])
print(g[0].name)
del g
team = Team("a", [Team("b"), Team("c", ["x"])])
print(copy.deepcopy(team), copy.deepcopy(team) == team, copy.deepcopy(team).members is team.members)
od = copy.deepcopy(OrderedDict(a=[1], b=[2]))
dd = copy.deepcopy([defaultdict(list, {"k": [1]}), deque([[1], [2]], 3)])
print(od, dd, type(dd[0]).__name__, dd[0]["new"])
f = len
print(copy.deepcopy([f, Node, print, range(3)]) == [f, Node, print, range(3)])
memo = {}
print(copy.deepcopy([[1]], memo), len(memo) > 0)
deep = []
for _ in range(150):
    deep = [deep]
print(len(str(copy.deepcopy(deep))))
part = [1]
hidden = {"x": [part]}
made = copy.deepcopy(hidden)
print(made["x"][0] is part, made)
