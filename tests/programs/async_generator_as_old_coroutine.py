"""types.coroutine makes generators awaitable, but not async generators."""
import asyncio
import types


@types.coroutine
def old():
    yield
    return "awaited"


@types.coroutine
async def new():
    yield "never seen"


async def main():
    print(await old())
    try:
        await new()
    except TypeError as error:
        print(error)
    async for value in asyncio_values():
        print(value)


@types.coroutine
async def asyncio_values():
    yield 1
    await asyncio.sleep(1)
    yield 2


asyncio.run(main())
