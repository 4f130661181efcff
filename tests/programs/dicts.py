ages = {"Ada": 36, "Alan": 41}
ages["Grace"] = 85
print(ages, len(ages), "Ada" in ages, "Bob" not in ages)
print(ages.get("Bob"), ages.get("Bob", 0), ages.pop("Alan"), ages.pop("Alan", "gone"))
for name in ages:
    print(name, ages[name])
for name, age in ages.items():
    print(name, age)
print(ages.keys(), ages.values(), ages.items())
print(list(ages), list(ages.values()), ages.setdefault("Ada", 1), ages.setdefault("New", 2))
ages.update({"Ada": 37, "Zoe": 3})
ages.update(Tim=4)
print(ages, ages.copy() is ages, ages == dict(ages))
ages["Ada"] += 1
print(ages["Ada"], ages.popitem())
print({1: "a", 1.0: "b", True: "c"}, {(1, 2): "pair"}, dict(a=1, b=2), dict([("x", 1)]))
print({**{"a": 1, "b": 2}, "b": 3}, {"a": 1} | {"c": 2}, {i: i * i for i in range(4)})
ages.clear()
print(ages, {} == {}, bool(ages))
try:
    ages["nobody"]
except KeyError as error:
    print("KeyError:", error, repr(error))
try:
    {}[("a", 1)]
except KeyError as error:
    print("KeyError:", error)
