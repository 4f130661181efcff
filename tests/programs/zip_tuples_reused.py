# The tuples of zip are the program's to keep: one is filled anew only when nobody has it any more.
class Noisy:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("gone", self.n)


kept = []
for pair in zip(range(4), "abcd"):
    if pair[0] % 2:
        kept.append(pair)
print(kept, list(zip("ab", "cd")), dict(zip("xy", range(2))), [t for t in zip([1, 2], [3, 4])])
steps = zip((Noisy(n) for n in range(3)), range(3))
for noisy, n in steps:
    print("at", n)
    del noisy
del steps
it = zip([1, 2, 3], [4, 5])
first = next(it)
second = next(it)
print(first, second, next(it, "end"))
print({t: i for i, t in enumerate(zip("aab", "xxy"))}, max(zip([3, 1], [1, 3])))
