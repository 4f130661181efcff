def show(*args, **kwargs):
    print(args, kwargs)


def mixed(a, b=2, *rest, key, **others):
    print(a, b, rest, key, others)


show()
show(1, 2, x=3)
show(*[1, 2], *(3,), **{"a": 1}, b=2)
mixed(1, key="k")
mixed(1, 2, 3, 4, key="k", z=26)
numbers = [1, 2, 3]
options = {"key": 0}
mixed(*numbers, **options)


def positional(a, b, /, c):
    return (a, b, c)


print(positional(1, 2, c=3), max(*numbers), sum(numbers))
