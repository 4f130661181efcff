from collections import Counter, OrderedDict, defaultdict

groups = defaultdict(list)
for word in "one two three four five six".split():
    groups[len(word)].append(word)
print(groups, groups[3], len(groups), sorted(groups), dict(groups.items()))
numbers = defaultdict(int, a=1)
numbers["b"] += 5
print(numbers, numbers.get("zzz"), "zzz" in numbers, numbers == {"a": 1, "b": 5})
counts = Counter("mississippi")
print(counts, counts["s"], counts["zzz"], counts.most_common(2), counts.total())
counts.update("miss")
counts.subtract({"i": 2})
print(counts, list(Counter(a=2, b=1).elements()))
print(Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) - Counter(a=1, b=5))
order = OrderedDict([("x", 1), ("y", 2), ("z", 3)])
order.move_to_end("x")
print(order, order.popitem(last=False), list(order.items()))
for key, value in order.items():
    print(key, value)
try:
    order["nothing"]
except KeyError as error:
    print(repr(error))
