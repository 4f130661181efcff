# An async generator is for async for: nothing that awaits takes it.
import asyncio


async def numbers():
    yield 1


async def refused(name, make):
    try:
        await make()
    except TypeError as error:
        print(name, '->', error)


async def main():
    await refused('gather', lambda: asyncio.gather(numbers()))
    await refused('ensure_future', lambda: asyncio.ensure_future(numbers()))
    await refused('shield', lambda: asyncio.shield(numbers()))
    await refused('wait_for', lambda: asyncio.wait_for(numbers(), 1))
    await asyncio.gather(
        asyncio.sleep(1),
        numbers(),
    )


asyncio.run(main())
