from itertools import *
print(list(product("ab", [1, 2], repeat=2))[:9], list(product()), list(product("a", "")), list(product("ab", repeat=0)))
print(list(permutations(range(4)))==sorted(permutations(range(4))), len(list(permutations(range(5), 3))), list(permutations("abc", 2)), list(permutations("ab", 3)), list(permutations([])), list(permutations("ab", 0)))
print(list(combinations("abcd", 2)), list(combinations("abc", 4)), list(combinations("abc", 0)), list(combinations("abc", 3)), list(combinations([], 0)))
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement("", 2)), list(combinations_with_replacement("", 0)), list(combinations_with_replacement("ab", 4)))
print(list(permutations("abcd"))[5:20])
print(list(islice(count(), 3, 20, 4)), list(islice("abc", None)), list(islice([1,2,3], 1, None)), list(islice(range(10), 0, 0)))
it = iter(range(10))
print(list(islice(it, 0, 5, 3)), next(it))
c = count(2**46, 2**46); print([next(c) for _ in range(5)], c)
c = count(1.5, .25); next(c); print(next(c), c)
r = repeat("x", 3); next(r); print(r, list(r), r, r.__length_hint__())
print(next(repeat(5)), list(zip(repeat(1), "abc")))
cy = cycle("ab"); print([next(cy) for _ in range(5)], list(cycle([])))
print(list(chain([1], (2,), {3}, "4", {5: 6}, range(7, 8), (x for x in "g"))), list(chain()), list(chain("ab", [])))
ls = [[1], [2]]; ch = chain.from_iterable(ls); print(next(ch)); ls.append([3]); print(list(ch))
try: list(chain([1], 5))
except TypeError as e: print(e)
try:
    for x in chain.from_iterable([[1], 5]): print(x)
except TypeError as e: print(e)
print(list(accumulate([1,2,3], initial=10)), list(accumulate([])), list(accumulate([], initial=1)), list(accumulate("abc")), list(accumulate([[1],[2]])))
try: print(list(accumulate([1, "a"])))
except TypeError as e: print(e)
d = {1: 1}
try:
    for k in chain(d, [5]): d[k + 1] = 1
except RuntimeError as e: print(e)
print(sum(islice(accumulate(chain(range(10), islice(cycle("1"), 0))), 20)))
for bad in (lambda: permutations("a", -1), lambda: combinations("a", -1), lambda: permutations("a", "x"), lambda: islice([1], -1), lambda: product(1), lambda: combinations("abc")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class It:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n > 3: raise StopIteration
        return s.n
print(list(chain(It(), It())), list(islice(It(), 2)), list(accumulate(It())), [x for x, _ in zip(cycle(It()), range(7))], list(product(It(), repeat=2))[:3])
p = product("ab", repeat=2); next(p); print(list(p), list(p), next(p, "end"))
