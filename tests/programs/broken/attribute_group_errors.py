# judge: 3.11.7+
import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    if name == "bad":
        raise RuntimeError(f"{name} failed")
    return name.upper()


async def main():
    results = []
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(job(n, d)) for n, d in [("a", 0.2), ("bad", 0.1)]]
    except* RuntimeError as errors:
        for error in errors.exception:
            print("caught", error)
    for task in tasks:
        print(task.cancelled(), task.done())
    print(len(results))


asyncio.run(main())
