# sys.getsizeof: how many bytes an object has, without what it refers to.
import sys

size = sys.getsizeof

print("numbers", [size(x) for x in (0, 1, 2**30, 2**60, -(2**100), True, 1.5, 1j, None)])
print("text", [size(x) for x in ("", "abc", "é", "Ω", "😀")], size(b"abc"), size(bytearray(b"abc")))
print("tuples", [size(tuple(range(n))) for n in range(4)])
print("sets", [size(set(range(n))) for n in (0, 4, 5, 18, 19)])
print("dicts by number", [size({i: i for i in range(n)}) for n in (0, 1, 5, 6, 11)])
print("dicts by name", [size({str(i): i for i in range(n)}) for n in (0, 1, 5, 6, 11)])
print("others", size(range(5)), size(slice(1)), size(iter([])), size(len), size(lambda: 1))

# A list that grows by append has room for a few more; one that is copied has not.
items = []
for i in range(18):
    items.append(i)
    print(size(items), end=" ")
print()
print("copies", size(items[:]), size(items.copy()), size(list(items)), size(items + [1]))
print("displays", size([1, 2]), size([1, 2, 3]), size([size, 1, 2]), size([0] * 5))
print("from iterables", size([x for x in range(5)]), size(list(range(5))), size(list(x for x in "ab")))
while items:
    items.pop()
    print(size(items), end=" ")
print()
items += [1, 2, 3, 4, 5]
items.extend([1])
print("extended", size(items))
del items[2:]
print("cut", size(items))
items.clear()
print("cleared", size(items))
print("split", size("a b c".split()))


class Plain:
    def __init__(self):
        self.x = 1
        self.y = 2


class Slotted:
    __slots__ = ("x", "y")


class Numbers(list):
    pass


class Own:
    def __sizeof__(self):
        return 100


def count(n):
    for i in range(n):
        yield i


first = Plain()
print("instances", size(first), size(first.__dict__), size(Slotted()), size(Numbers()))
print("a second", size(Plain()), size(Plain), size(Slotted))
print("own", size(Own()), [].__sizeof__(), size(count(3)), size(ValueError("x")))
