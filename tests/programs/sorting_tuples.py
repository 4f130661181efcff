# Tuples are ordered by the first items that differ, whatever kinds of values are inside.
from operator import itemgetter

rows = [("b", 2, 1.5), ("a", 2, 1.5), ("b", 1, 2.5), ("a", 2, 0.5), ("b", 2), ("a", 2, 1.5, None)]
print(sorted(rows), sorted(rows, reverse=True))
print(sorted([(1, True), (1, 0), (True, 0.5), (1.0, -1), (1, 2 ** 70), (1, -2 ** 70)]))
print(sorted([(1, (2, "b")), (1, (2, "a")), (1, ())]), sorted([(0.0, 2), (-0.0, 1), (0, 0)]))
try:
    sorted([(1, "a"), (1, 2)])
except TypeError as problem:
    print(problem)
people = [{"name": "Ann", "age": 30}, {"name": "Bob", "age": 25}, {"name": "Al", "age": 30}]
print([p["name"] for p in sorted(people, key=itemgetter("age", "name"))])
print(sorted(["abc", "xa", "b"], key=itemgetter(-1)), itemgetter(1, 0)((1, 2)))
try:
    sorted(people, key=itemgetter("age", "size"))
except KeyError as problem:
    print("no", problem)
print(itemgetter(slice(1, 3))([1, 2, 3, 4]), itemgetter(0)("word"))
