# Callbacks are called in the order of registration; an await registers one too.
import asyncio


def note(task):
    print("callback")


async def work():
    await asyncio.sleep(1)


async def waiter(task):
    await task
    print("waiter")


async def main():
    task = asyncio.create_task(work())
    first = asyncio.create_task(waiter(task))
    await asyncio.sleep(0)
    task.add_done_callback(note)
    second = asyncio.create_task(waiter(task))
    await asyncio.gather(first, second)


asyncio.run(main())
