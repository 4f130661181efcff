# Task(eager_start=True), a factory with a class of one's own, and create_task(eager_start=) by version.
import asyncio


async def job(n):
    print("job", n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    try:
        task = asyncio.Task(job(1), loop=loop, eager_start=True)
        print("made", task.done(), await task)
    except TypeError as error:
        print("TypeError:", error)
    for start in (True, False):
        coro = job(2)
        try:
            task = asyncio.create_task(coro, eager_start=start)
            print("made", task.done(), await task)
        except TypeError as error:
            coro.close()
            print("TypeError:", error)
    if hasattr(asyncio, "create_eager_task_factory"):
        factory = asyncio.create_eager_task_factory(asyncio.Task)
        loop.set_task_factory(factory)
        print("made", asyncio.create_task(job(3)).done())


asyncio.run(main())
