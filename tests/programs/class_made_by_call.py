# type(name, bases, namespace) leaves the making to the metaclass of the bases.


class Registry(type):
    names = []

    def __new__(metaclass, name, bases, namespace):
        print("making", name)
        return super().__new__(metaclass, name, bases, namespace)

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        Registry.names.append(name)


class Shape(metaclass=Registry):
    sides = 0


Square = type("Square", (Shape,), {"sides": 4})
print(Square, type(Square), Square.sides, Registry.names)
