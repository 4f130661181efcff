# reload() is for modules; a function that was imported from one is not a module.
import importlib
import sys
from functools import wraps

for what in wraps, ValueError, 42:
    try:
        importlib.reload(what)
    except (ImportError, TypeError) as error:
        print(type(error).__name__, error, getattr(error, "name", "-"))

# What is written in C is made once: the old recipe for another encoding fails at its second step.
print(importlib.reload(sys) is sys)
try:
    sys.setdefaultencoding("utf-8")
except AttributeError as error:
    print(error)

importlib.reload(wraps)
