"""Tasks left over on the loop that get_event_loop keeps: nothing is said about them."""
import asyncio


async def job():
    await asyncio.sleep(1)


async def bad():
    1 / 0


loop = asyncio.get_event_loop()
loop.create_task(job())
kept = loop.create_task(job())
failed = loop.create_task(bad())
loop.run_until_complete(asyncio.sleep(0.5))
print("end", kept.done(), failed.done())
