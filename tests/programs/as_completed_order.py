import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    jobs = [job("slow", 0.3), job("fast", 0.1), job("medium", 0.2)]
    for next_done in asyncio.as_completed(jobs):
        print(await next_done)


asyncio.run(main())
