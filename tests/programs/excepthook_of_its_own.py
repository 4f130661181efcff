# What the program fails with is told by its own sys.excepthook.
import asyncio
import sys


def hook(kind, error, traceback):
    print("hook:", kind.__name__, error, file=sys.stderr)
    sys.__excepthook__(kind, error, traceback)


async def main():
    raise ExceptionGroup("two", [ValueError(1), OSError(2, "no")])


sys.excepthook = hook
asyncio.run(main())
