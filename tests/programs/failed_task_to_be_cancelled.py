"""A task that asks for its own cancellation and then fails is finished, not cancelling."""
import asyncio


async def stumble():
    asyncio.current_task().cancel()
    print(asyncio.current_task())
    raise LookupError("gone")


async def main():
    task = asyncio.create_task(stumble(), name="stumble")
    print(await asyncio.gather(task, return_exceptions=True))
    print(task, task.cancelling())


asyncio.run(main())
