# Iterators that call functions of the program: what they give, and what happens when a function
# raises, or when a group is left before its end.
from itertools import (chain, compress, count, cycle, dropwhile, filterfalse, groupby, islice,
                       pairwise, repeat, starmap, takewhile, zip_longest)

print(list(takewhile(lambda x: x < 4, count())), list(dropwhile(lambda x: x < 4, range(7))))
print(list(filterfalse(None, [0, 1, "", "a", None])), list(filterfalse(str.isupper, "aBcD")))
print(list(starmap(pow, zip(range(5), repeat(2)))), list(starmap(max, [[3, 1], (4, 9)])))
print(list(compress("abcdef", cycle([1, 0, 1]))), list(pairwise(enumerate("abc"))))
print(list(pairwise("a")), list(pairwise("")), list(zip_longest()))
print(list(zip_longest("abc", range(1), reversed([7, 8]), fillvalue="-")))
print(list(zip_longest((x for x in "ab"), chain("c", "def"))))


def picky(x):
    if x == 3:
        raise ValueError(x)
    return x < 3


for make in takewhile, dropwhile, filterfalse:
    it = make(picky, range(6))
    try:
        print(make.__name__, list(it))
    except ValueError as problem:
        print(make.__name__, "stopped at", problem)
for make in takewhile, dropwhile, starmap:
    try:
        print(list(make(None, [(1,)])))
    except TypeError as problem:
        print(problem)


def ending(x):
    if x == 2:
        raise StopIteration
    return x


print(list(filterfalse(ending, [0, 0, 2, 0])))
seen = takewhile(lambda x: x != 2, iter([1, 2, 3]))
print(next(seen), next(seen, "end"), next(seen, "end"))

for key, members in groupby("aaabbcaa"):
    print(key, *members, end="; ")
print()
words = ["apple", "avocado", "beet", "bean", "corn"]
print({k: list(g) for k, g in groupby(words, key=lambda w: w[0])})
kept = list(groupby(words, lambda w: w[0]))  # all but the last group are over
print([(k, list(g)) for k, g in kept])
groups = groupby([1, 1, 2, 2, 2, 3], key=lambda x: x * 10)
key, first = next(groups)
print(key, next(first), type(groups).__name__, type(first).__name__)
key, second = next(groups)  # what was left of the first group is passed over
print(key, list(first), list(islice(second, 2)), list(second))
nan = float("nan")
print([len(list(g)) for k, g in groupby([nan, nan, 1, 1.0, True])])
try:
    for key, members in groupby([1, 2, 3], picky):
        print(key, list(members))
except ValueError as problem:
    print("key failed:", problem)


class Odd:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n % 2 == other.n % 2

    def __repr__(self):
        return f"Odd({self.n})"


print([(k, list(g)) for k, g in groupby([Odd(1), Odd(3), Odd(4), Odd(6), Odd(7)])])
