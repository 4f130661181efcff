# How tasks and futures look in every state, with their callbacks.
import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def swallow():
    while True:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            await asyncio.sleep(1)


def on_done(task):
    pass


class Watcher:
    def done(self, task):
        pass


async def main():
    loop = asyncio.get_running_loop()
    print(asyncio.current_task())
    task = asyncio.create_task(work(1), name="w")
    print(task)
    await asyncio.sleep(0)
    print(task)
    task.add_done_callback(on_done)
    print(task)
    task.add_done_callback(Watcher().done)
    print(task)
    task.add_done_callback(print)
    print(task)
    waiter = asyncio.create_task(asyncio.wait({task}))
    await asyncio.sleep(0)
    print(task)
    print(waiter)
    task.cancel()
    print(task)
    await asyncio.sleep(0)
    print(task)
    await waiter
    stubborn = asyncio.create_task(swallow())
    await asyncio.sleep(0)
    stubborn.cancel()
    await asyncio.sleep(0)
    print(stubborn)
    stubborn.cancel()
    await asyncio.wait([stubborn])
    print(stubborn)
    future = loop.create_future()
    print(future)
    reader = asyncio.create_task(asyncio.wait_for(future, 1))
    await asyncio.sleep(0)
    print(future)
    print(reader)
    future.set_result({"a": list(range(20)), "b": "x" * 50})
    print(future)
    await reader
    group = asyncio.gather(work(1), work(2))
    print(group)
    await group
    print(group)
    group = asyncio.gather(work(1), work(2))
    group.cancel()
    await asyncio.wait([group])
    print(group)
    failed = loop.create_future()
    failed.set_exception(ValueError("v"))
    print(failed)
    try:
        await failed
    except ValueError:
        pass
    shielded = asyncio.shield(work(1))
    print(shielded)
    await shielded
    print(shielded)
    nested = asyncio.create_task(work(asyncio.create_task))
    try:
        await nested
    except TypeError as error:
        print(error)
    print(str(nested)[:60])
    print(loop)


asyncio.run(main())
