"""super.__init__(...) without the brackets of super() asks the class super itself."""


class Animal:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return f"{type(self).__name__} {self.name}"


class Cat(Animal):
    def __init__(self, name):
        super.__init__(name)


class Dog(Animal):
    def __init__(self, name):
        super.__init__(self, name)


class Fish(Animal):
    def __init__(self, name):
        super.__init__()


class Bird(Animal):
    def __init__(self, name):
        super().__init__(name)

    def rename(self):
        super.rename(self)


for kind in (Cat, Dog, Fish, Bird):
    try:
        print(kind("Tom"))
    except TypeError as error:
        print(kind.__name__, error)
try:
    Bird("Tim").rename()
except AttributeError as error:
    print(error)
for call in (object.__init__, list.__init__, type.__init__, list.append, str.upper, list.__len__,
             list.__reversed__):
    try:
        call()
    except TypeError as error:
        print(error)
