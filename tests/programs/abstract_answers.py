# An abstract class is asked once about each class; register() makes it think again.
from abc import ABC, ABCMeta
import gc
import weakref


class Quacking(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        print("asked about", other.__name__)
        return True if hasattr(other, "quack") else NotImplemented


class Duck:
    def quack(self):
        pass


class Stone:
    pass


for round_ in range(2):
    print(isinstance(Duck(), Quacking), isinstance(Stone(), Quacking), issubclass(int, Quacking))
Stone.quack = None
print(isinstance(Stone(), Quacking))


class Other(metaclass=ABCMeta):
    pass


Other.register(float)
print(isinstance(Stone(), Quacking), isinstance(1.5, Other), isinstance(1, Other))
Other.register(int)
print(isinstance(1, Other), issubclass(bool, Other))

# Nobody keeps a class because it has been asked about.
def made_here():
    class Passing:
        pass
    print(isinstance(Passing(), Other))
    return weakref.ref(Passing)


seen = made_here()
gc.collect()
print(seen())
