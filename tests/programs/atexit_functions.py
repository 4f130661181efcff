import asyncio
import atexit


@atexit.register
def last():
    print("last of all")


def say(text, *, end="\n"):
    print("at exit:", text, end=end)


def fails():
    raise ValueError("in an exit function")


atexit.register(say, "one")
atexit.register(say, "two", end="!\n")
atexit.register(fails)
atexit.register(say, "never")
atexit.unregister(say)
atexit.register(say, "three")


async def main():
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())
try:
    atexit.register(5)
except TypeError as error:
    print(error)
