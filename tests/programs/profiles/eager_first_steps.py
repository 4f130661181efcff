# Eager tasks start where they are created; those that never wait are done at once.
import asyncio


async def step(name, waits):
    print(f"{name} starts")
    for i in range(waits):
        await asyncio.sleep(0)
        print(f"{name} goes on {i + 1}")
    return name.upper()


async def cached(cache, key):
    if key in cache:
        return cache[key]
    await asyncio.sleep(0.1)
    cache[key] = key * 10
    return cache[key]


async def main():
    loop = asyncio.get_running_loop()
    try:
        loop.set_task_factory(asyncio.eager_task_factory)
    except AttributeError as error:
        print(error)
        return
    print(loop.get_task_factory() is asyncio.eager_task_factory)
    task = asyncio.create_task(step("a", 0), name="first")
    print("created", task.done(), task.get_name())
    other = asyncio.create_task(step("b", 2))
    print("created", other.done())
    print(await task, await other)
    cache = {1: 10}
    for key in (1, 2, 1, 2):
        task = asyncio.create_task(cached(cache, key))
        print(key, "hit" if task.done() else "miss", await task)
    print(await asyncio.gather(step("c", 0), step("d", 1), step("e", 0)))
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(step(name, waits)) for name, waits in (("f", 0), ("g", 1))]
        print([t.done() for t in tasks])
    print([t.result() for t in tasks])


asyncio.run(main())
