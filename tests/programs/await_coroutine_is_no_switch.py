# Awaiting a coroutine that never suspends gives nobody else a turn.
import asyncio


async def other():
    print("other at last")


async def add(a, b):
    return a + b


async def main():
    task = asyncio.create_task(other())
    total = 0
    for i in range(3):
        total = await add(total, i)
        print("total", total)
    print("main has not let go yet")
    await task


asyncio.run(main())
