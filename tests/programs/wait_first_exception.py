import asyncio


async def job(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError("two is bad")
    return n


async def main():
    tasks = [asyncio.create_task(job(n)) for n in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))
    print([task.done() for task in tasks])
    print(repr(tasks[1].exception()))
    await asyncio.wait(pending)
    print(tasks[2].result())


asyncio.run(main())
