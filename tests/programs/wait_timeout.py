import asyncio


async def job(n):
    await asyncio.sleep(n)
    print("job", n, "done")


async def main():
    tasks = [asyncio.create_task(job(n)) for n in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, timeout=1.5)
    print(len(done), "done", len(pending), "pending")
    done, pending = await asyncio.wait(tasks, timeout=1.0)
    print(len(done), "done", len(pending), "pending")


asyncio.run(main())
