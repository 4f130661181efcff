a = {1, 2, 3}
b = {3, 4}
print(a | b, a & b, a - b, a ^ b, 2 in a, len(a), {1, 2} <= a, a == {3, 2, 1})
a.add(9)
a.discard(100)
a.remove(1)
print(sorted(a), set(), frozenset([1]), {x % 3 for x in range(10)}, set("a"))
try:
    a.remove(100)
except KeyError as error:
    print("KeyError:", error)
print(sorted(set([3, 1, 3, 2, 1])), a.isdisjoint({5}), a.union([7]) > a)
