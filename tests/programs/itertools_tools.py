import itertools
from itertools import chain, count, cycle, islice, product

print(list(islice(count(5, 2), 4)), list(islice(cycle("ab"), 5)), list(itertools.repeat(1, 3)))
print(list(chain([1], "ab")), list(chain.from_iterable([[1, 2], [3]])))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)))
print(list(itertools.permutations([1, 2, 3], 2)))
print(list(itertools.combinations("abcd", 2)))
print(list(itertools.combinations_with_replacement("ab", 2)))
print(list(itertools.accumulate([1, 2, 3])), list(itertools.accumulate([2, 3], max, initial=1)))
print(list(itertools.zip_longest([1, 2, 3], "a", fillvalue="-")))
print(list(itertools.takewhile(lambda x: x < 3, [1, 2, 5, 1])))
print(list(itertools.dropwhile(lambda x: x < 3, [1, 2, 5, 1])))
print(list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.compress("abc", [1, 0, 1])))
print(list(itertools.pairwise([1, 2, 3])), list(itertools.filterfalse(None, [0, 1, 2])))
print([(k, list(g)) for k, g in itertools.groupby("aabccc")])
a, b = itertools.tee([1, 2, 3])
print(next(a), list(b), list(a), list(islice("abcdefg", 1, 6, 2)), list(islice([1, 2], 5)))
