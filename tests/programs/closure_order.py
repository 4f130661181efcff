# A function keeps the variables of the functions around it in the order of their names;
# the ones it owns stand behind its parameters.


def outer(z, y):
    b = 1
    a = 2
    c = 3

    def inner(q):
        def innermost():
            return b, q

        print(c, y, a, z)
        return innermost

    return inner


inner = outer(10, 20)
print(outer.__code__.co_cellvars, outer.__code__.co_freevars)
print(inner.__code__.co_cellvars, inner.__code__.co_freevars)
print([cell.cell_contents for cell in inner.__closure__])
innermost = inner(30)
print(dict(zip(innermost.__code__.co_freevars, [c.cell_contents for c in innermost.__closure__])))


class Base:
    def __init__(self):
        zebra, apple = 1, 2

        class Inner:
            own = zebra

            def both(self):
                return __class__, zebra, apple

        super().__init__()
        print(Inner().both()[1:], Inner.both.__code__.co_freevars)


print(Base.__init__.__code__.co_cellvars, Base.__init__.__code__.co_freevars)
Base()
