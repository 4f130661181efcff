# Task factories, and create_task with name= and context=.
import asyncio


async def job():
    await asyncio.sleep(0)
    return asyncio.current_task().get_name()


def factory(loop, coro, context=None):
    print("factory", coro.__name__, context)
    return asyncio.Task(coro, loop=loop, name="from factory")


def strange(loop, coro):
    future = loop.create_future()
    future.set_result("not a task")
    coro.close()
    return future


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    print(await asyncio.create_task(job()))
    print(await asyncio.create_task(job(), name="given"))
    print(await loop.create_task(job(), name="given too"))
    print(await asyncio.ensure_future(job()))
    print(await asyncio.gather(job(), job()))
    async with asyncio.TaskGroup() as group:
        a = group.create_task(job(), name="in group")
        b = group.create_task(job())
    print(a.result(), b.result())
    print(await asyncio.wait_for(job(), 1))
    loop.set_task_factory(strange)
    print(await asyncio.create_task(job()))
    loop.set_task_factory(None)
    print(loop.get_task_factory(), await asyncio.create_task(job(), name="plain", context=None))


asyncio.run(main())
