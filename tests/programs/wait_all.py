import asyncio


async def job(n):
    await asyncio.sleep(n)
    return n * 10


async def main():
    tasks = [asyncio.create_task(job(n)) for n in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending), sum([task.result() for task in done]))


asyncio.run(main())
