import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    if name == "bad":
        raise RuntimeError(f"{name} failed")
    name[0] = "A"
    return name


async def main():
    results = []
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(job(n, d)) for n, d in [("a", 0.2), ("bad", 0.1)]]
    except* RuntimeError as errors:
        for error in errors.exceptions:
            print("caught", error)
    for task in tasks:
        print(task.cancelled(), task.done())
    print(len(results))


asyncio.run(main())
