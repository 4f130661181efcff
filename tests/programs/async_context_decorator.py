"""A context manager that is also a decorator of coroutine functions."""
import asyncio
import contextlib


class Section(contextlib.AsyncContextDecorator):
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        print("enter", self.name)
        await asyncio.sleep(1)
        return self

    async def __aexit__(self, kind, error, traceback):
        print("leave", self.name, repr(error))
        return self.name == "quiet"


@Section("loud")
async def divide(a, b):
    """Divides."""
    return a / b


@Section("quiet")
async def fail():
    raise ValueError("nobody hears this")


async def main():
    print(divide.__name__, divide.__doc__, asyncio.iscoroutinefunction(divide))
    print(await divide(6, 3))
    print(await fail())
    async with Section("with") as section:
        print(section.name)
    await divide(1, 0)


asyncio.run(main())
