# A task that tried to await itself cannot be awaited by others either.
import asyncio

tasks = []


async def work(name):
    try:
        await tasks[0]
    except RuntimeError as error:
        print(name, str(error)[:40])
    await asyncio.sleep(0)


async def again(coroutine):
    try:
        await coroutine
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)


async def nested():
    await again(running[0])


running = []


async def main():
    for name in ("first", "second"):
        tasks.append(asyncio.create_task(work(name)))
    await asyncio.wait(tasks)
    running.append(nested())
    await running[0]
    for source in ([1], (1,)):
        try:
            async for x in [1, 2]:
                print(x)
        except TypeError as error:
            print(error)


asyncio.run(main())
