# Counter counts whatever can be iterated over: texts, iterators, generators, objects as keys.
from collections import Counter

print(Counter("abracadabra").most_common(3), Counter([1, 1.0, True, "1"]), Counter(c for c in "aab"))
print(Counter({"a": 2}), Counter(zip("aab", "xxy")), Counter(enumerate("ab")), Counter(range(3)))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.n == other.n

    def __repr__(self):
        return f"Key({self.n})"


print(Counter([Key(1), Key(2), Key(1)]))
counts = Counter(a=1)
try:
    counts.update(["a", "b", [], "c"])
except TypeError as problem:
    print(problem, counts)
counts["a"] = 0.5
counts["b"] = 2 ** 62 - 1
counts.update("abb")
print(counts)


class Loud(Counter):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


print(Loud("aba"))
try:
    Counter(7)
except TypeError as problem:
    print(problem)
