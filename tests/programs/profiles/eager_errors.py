# What an eager task raises at once is its own affair; who is the current task meanwhile?
import asyncio


async def fails():
    raise ValueError("at once")


async def who():
    return asyncio.current_task().get_name()


async def cancels_itself():
    asyncio.current_task().cancel()
    await asyncio.sleep(0)
    print("not reached")


async def nested(depth):
    name = asyncio.current_task().get_name()
    if depth:
        inner = asyncio.create_task(nested(depth - 1), name=f"depth {depth - 1}")
        print(name, "has made", inner.get_name(), inner.done())
        await inner
    print(name, "ends", asyncio.current_task().get_name())


async def main():
    if not hasattr(asyncio, "eager_task_factory"):
        print("no eager tasks")
        return
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(fails())
    print(task.done(), repr(task.exception()))
    print(await asyncio.create_task(who()) == asyncio.current_task().get_name())
    task = asyncio.create_task(cancels_itself())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    await asyncio.create_task(nested(2))
    print(len(asyncio.all_tasks()))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            print("body goes on")
    except* ValueError as group:
        print(group.exceptions)
    try:
        await asyncio.gather(fails(), who())
    except ValueError as error:
        print("gather:", error)


asyncio.run(main())
