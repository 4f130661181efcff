# zip, enumerate and items() may fill one tuple again and again, but never one that somebody has.
letters = ["a", "b", "c"]
kept = []
for pair in zip(letters, range(3)):
    kept.append(pair)
for pair in enumerate(letters, 10):
    kept.append(pair)
for pair in {"x": 1, "y": 2}.items():
    kept.append(pair)
print(kept)
for number, (left, right) in enumerate(zip("abc", (1.5, 2.5, 3.5))):
    print(number, left, right, end="; ")
print()

# Iterators that others have, too, go on for them.
walk = iter(range(7))
print([pair for pair in zip(walk, walk)], list(walk))
walk = iter(letters)
for number, letter in enumerate(walk):
    print(number, letter, next(walk, "end"))
both = zip(letters, [1, 2])
for letter, number in both:
    letters.append("z")
print(len(letters), list(both))


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("   gone:", self.name)


def some(n):
    return [Noisy(f"n{i}") for i in range(n)]


for number, thing in enumerate(some(3)):
    print(number, thing.name)
    del thing
for first, second in zip(iter(some(2)), "pq"):
    print(first.name, second)
    del first
table = {n: str(n) for n in range(6)}
for key, value in table.items():
    table[key] = value * 2
print(table, list(reversed(table.items()))[0], [k for k in table], [v for v in table.values()])
try:
    for key, value in table.items():
        del table[key]
except RuntimeError as error:
    print(error)
print([x for x in reversed([1, 2, 3])], sorted(x for x in {3, 1, 2}))
for end in enumerate([], 5), zip(), zip([], [1]), {}.items():
    print(list(end), end="")
print()
big = enumerate("ab", 2 ** 62)
print([pair for pair in big], [n for n, _ in enumerate("abc", -1)])
print(list(zip([1, 2], "ab", strict=True)), [[0] * 3, [1, 2] * 2, (0,) * 2, "ab" * 3, b"xyz" * 3])
