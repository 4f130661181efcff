import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "done")
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(work("one", 1))
        second = group.create_task(work("two", 0.5))
        print("both started")
    print(first.result(), second.result())


asyncio.run(main())
