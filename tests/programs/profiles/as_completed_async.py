# as_completed as an asynchronous iterator yields the tasks themselves (3.13).
import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    if name == "bad":
        raise OSError(name)
    return name


async def main():
    tasks = {asyncio.create_task(fetch(n, d)): n for n, d in (("a", 3), ("bad", 1), ("c", 2))}
    try:
        async for task in asyncio.as_completed(tasks):
            try:
                print(tasks[task], task.done(), await task)
            except OSError as error:
                print("failed:", error)
    except TypeError as error:
        print("TypeError:", error)
        for coro in asyncio.as_completed(tasks):
            try:
                print(await coro)
            except OSError as error:
                print("failed:", error)
    iterator = asyncio.as_completed([fetch("x", 1), fetch("x", 2)], timeout=1.5)
    try:
        for coro in iterator:
            print(await coro)
    except TimeoutError:
        print("timeout")


asyncio.run(main())
