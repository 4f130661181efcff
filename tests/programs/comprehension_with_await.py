import asyncio


async def square(n):
    await asyncio.sleep(0.1)
    return n * n


async def main():
    print([await square(n) for n in range(4)])
    tasks = [asyncio.create_task(square(n)) for n in range(4)]
    print([await task for task in tasks], {n: await square(n) for n in (2, 3)})
    print([n for n in range(6) if await square(n) > 3])


asyncio.run(main())
