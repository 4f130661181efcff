# What the main module holds before its first line.
print(globals())
print(dir())
print(__package__, __spec__, __annotations__, __builtins__)
count: int = 3
print(__annotations__, [name for name in globals() if not name.startswith("__")])
print(__builtins__.len([1, 2]))


def inside():
    return list(globals())[-1], sorted(vars())


print(inside())
