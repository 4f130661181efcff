import asyncio


async def work():
    return "worked"


async def main():
    task = asyncio.ensure_future(work())
    print(asyncio.ensure_future(task) is task)
    print(await task)
    print(asyncio.iscoroutinefunction(work), asyncio.iscoroutine(task))


asyncio.run(main())
