# Modules whose names are texts, and what looks into coroutines.
import collections.abc
import importlib
import inspect

print(importlib.import_module("json").dumps([1]), __import__("math").floor(2.5))
print(importlib.import_module("collections.abc") is collections.abc)
print(__import__("collections.abc").__name__)
try:
    importlib.import_module("no_such_module")
except ModuleNotFoundError as error:
    print(error)
for arguments in ([int, str], [], ...):
    print(collections.abc.Callable[arguments, bool])


async def job(n):
    return n


coroutine = job(3)
print(inspect.getcoroutinelocals(coroutine), inspect.getcoroutinestate(coroutine))
coroutine.close()
print(inspect.getcoroutinelocals(coroutine))
