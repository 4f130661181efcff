# What cache_info() gives is a named tuple: it has names, places and all a tuple can do.
from functools import cache, lru_cache


@lru_cache(maxsize=2)
def square(n):
    return n * n


@cache
def double(n):
    return 2 * n


for n in 1, 1, 2, 3, 1:
    square(n)
    double(n)
info = square.cache_info()
hits, misses, *sizes = info
print(info, hits, misses, sizes, info.hits / (info.hits + info.misses))
print(info._asdict(), info._fields, info[-1], info[:2], len(info))
print(info._replace(hits=0), info == (1, 4, 2, 2), info < (2, 0, 0, 0))
print(hash(info) == hash(tuple(info)), {info: "key"}[tuple(info)])
print(type(info), isinstance(info, tuple), type(info).__name__, type(info).__mro__)
print("%d hits, %d misses, at most %s, now %d" % double.cache_info())
try:
    info.hits = 3
except AttributeError as problem:
    print(problem)
match info:
    case (hits, misses, 2, currsize):
        print("small cache", hits, misses, currsize)
square.cache_clear()
print(square.cache_info())
