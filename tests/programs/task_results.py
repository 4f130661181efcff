import asyncio


async def square(n):
    await asyncio.sleep(0.1 * n)
    return n * n


async def main():
    tasks = [asyncio.create_task(square(n)) for n in (3, 1, 2)]
    for task in tasks:
        await task
    print([task.result() for task in tasks])
    print([task.done() for task in tasks], [task.exception() for task in tasks])


asyncio.run(main())
