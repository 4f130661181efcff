import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    tasks = [
        asyncio.create_task(job("tortoise", 3)),
        asyncio.create_task(job("hare", 1)),
        asyncio.create_task(job("snail", 9)),
    ]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        print("winner:", task.result())
    print(len(pending), "still on the way")
    for task in tasks:
        if not task.done():
            task.cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(main())
