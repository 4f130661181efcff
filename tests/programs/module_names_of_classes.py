"""What stands in __module__ need not be a name."""
import asyncio


class Numbered:
    __module__ = 5


class Derived(Numbered):
    def method(self):
        pass


class Later:
    pass


Later.__module__ = [1]
for cls in (Numbered, Derived, Later):
    print(cls.__name__, hasattr(cls, "missing"), getattr(cls(), "missing", None))
    try:
        cls().missing
    except AttributeError as error:
        print(error)
Derived.__module__ = None
print(hasattr(Derived(), "missing"))

asyncio.__name__ = 5
print(hasattr(asyncio, "missing"))
