# Several arguments for the workers: starmap, partial, a wrapper with a tuple.
from functools import partial
from itertools import product, repeat
from multiprocessing import Pool


def merge_names(a, b):
    return f"{a} & {b}"


def merge_unpack(args):
    return merge_names(*args)


def power(x, n=2, *, offset=0):
    return x ** n + offset


if __name__ == "__main__":
    names = ["Brown", "Wilson", "Bartlett"]
    with Pool(processes=3) as pool:
        print(pool.starmap(merge_names, product(names[:2], repeat=2)))
        print(pool.map(merge_unpack, product(names, repeat=2))[-2:])
        print(pool.map(partial(power, n=3), range(5)))
        print(pool.map(partial(power, offset=100), [1, 2]))
        print(pool.starmap(power, zip(range(4), repeat(3))))
        print(pool.apply(power, (2,), {"n": 5, "offset": 1}))
        print(pool.starmap_async(max, [(1, 5), (7, 2)]).get())
        print(list(pool.imap(str.upper, "abc")), pool.map(len, [[], [1], [1, 2]]))
        print(pool.map(str, []), pool.map(abs, (n for n in (-1, 2, -3))))
