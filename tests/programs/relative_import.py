# A program that is run by itself is no part of a package: a relative import finds nothing, not
# even a module of that name in the library.
for attempt in "helpers", "time", "package":
    try:
        if attempt == "helpers":
            from .helpers import delay
        elif attempt == "time":
            from .time import sleep
        else:
            from .. import settings
    except ImportError as error:
        print(attempt, type(error).__name__, error, error.name)

from . import tasks
