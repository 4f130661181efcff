import asyncio


async def job(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    tasks = [asyncio.create_task(job(delay)) for delay in (0.1, 0.2, 5)]
    try:
        for next_done in asyncio.as_completed(tasks, timeout=1):
            print(await next_done)
    except asyncio.TimeoutError:
        print("the rest took too long")


asyncio.run(main())
