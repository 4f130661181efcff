# Whoever cancels himself and then returns is cancelled, with the message.
import asyncio


async def work():
    asyncio.current_task().cancel("stop")
    return 5


async def main():
    task = asyncio.create_task(work())
    print(await asyncio.gather(task, return_exceptions=True))
    print(await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())
