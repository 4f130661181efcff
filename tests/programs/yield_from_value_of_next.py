# The value of the StopIteration that an iterator ends with is what await and yield from give.
import asyncio


class Countdown:
    def __init__(self, steps):
        self.steps = steps

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self.steps == 0:
            raise StopIteration("done")
        self.steps -= 1


def outer(inner):
    result = yield from inner
    print("yield from gave", result)


class Wrong:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


async def main():
    print(await Countdown(0), await Countdown(2))
    try:
        async for _ in Wrong():
            pass
    except TypeError as error:
        print(error, "|", error.__cause__)


print(list(outer(Countdown(2))))
asyncio.run(main())
