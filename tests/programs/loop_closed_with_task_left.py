"""A task left over on a loop that is closed: it is destroyed while it is pending."""
import asyncio


async def job():
    await asyncio.sleep(1)


loop = asyncio.get_event_loop()
kept = loop.create_task(job())
loop.run_until_complete(asyncio.sleep(0.5))
loop.close()
print("end", kept.done())
