words = ["pear", "fig", "apple"]
for i, word in enumerate(words, start=1):
    print(i, word)
for a, b in zip(words, [1, 2, 3, 4]):
    print(a, b)
print(sorted(words), sorted(words, key=len), list(reversed(words)), list(map(len, words)))
print(list(filter(None, [0, 1, "", "x"])), any([0, 1]), all([1, 0]), any([]), all([]))
print(dict(zip("ab", range(2))), list(map(lambda a, b: a + b, [1, 2], [10, 20])))
numbers = iter([1, 2])
print(next(numbers), next(numbers), next(numbers, "end"))
try:
    next(numbers)
except StopIteration as error:
    print(repr(error))
print(words[1:], words[:-1], words[::-1], "abcdef"[1:5:2], list(range(10))[-3:], (1, 2, 3)[:2])
words[1:2] = ["x", "y"]
print(words)
del words[0]
print(words, isinstance(1, int), isinstance(True, int), isinstance("", (int, str)), type(1.5))
print(callable(print), type(words) is list, type(None), max(words, key=len), min([], default=0))
