import asyncio


async def once():
    return 1


async def main():
    coroutine = once()
    print(await coroutine)
    await coroutine


asyncio.run(main())
