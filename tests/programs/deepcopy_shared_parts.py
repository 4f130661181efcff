# deepcopy keeps what is shared shared, once for each copy, and goes round circles.
from copy import deepcopy


class Node:
    def __init__(self, value, *children):
        self.value, self.children = value, list(children)


leaf = Node("leaf")
tree = Node("root", leaf, Node("inner", leaf))
again = deepcopy(tree)
print(again.children[0] is again.children[1].children[0], again.children[0] is leaf)
row = [0] * 3
grid = deepcopy([row, row, list(row)])
grid[0][0] = 1
print(grid, row, grid[0] is grid[1])
pair = (row, {"row": row, "other": [1]})
copied = deepcopy(pair)
print(copied, copied[0] is copied[1]["row"], copied[0] is row, deepcopy((1, (2, "x"))))
leaf.parent = tree
again = deepcopy(tree)
print(again.children[0].parent is again, again is tree)
row.append(row)
print(deepcopy(row), deepcopy([row])[0] is row)
shared = {"tuple": (row[:2],), "again": None}
shared["again"] = shared["tuple"]
made = deepcopy(shared)
print(made, made["again"] is made["tuple"], made["tuple"] is shared["tuple"])
function = deepcopy([len, print, Node, None, ..., 1.5, b"x", frozenset([1])])
print(function[0] is len, function[2] is Node, function[3:])
