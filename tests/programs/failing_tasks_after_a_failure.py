"""When main fails, the other failed tasks are told at the very end, with plain carets."""
import asyncio


async def half(number):
    await asyncio.sleep(1)
    return 1 + number


async def main():
    tasks = [asyncio.create_task(half(word)) for word in ("two", "three")]
    for task in tasks:
        print(await task)


asyncio.run(main())
