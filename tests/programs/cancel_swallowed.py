import asyncio


async def worker():
    while True:
        try:
            await asyncio.sleep(1)
            print("tick")
        except asyncio.CancelledError:
            print("who cares")
            return "swallowed"


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(2.5)
    task.cancel()
    print(await task, task.cancelled())


asyncio.run(main())
