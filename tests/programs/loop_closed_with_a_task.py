# A loop is closed before its task has had a turn: what waits in the loop is dropped there.
import asyncio


async def job(name):
    print("never printed", name)


loop = asyncio.new_event_loop()
loop.create_task(job("dropped"), name="early")
loop.call_soon(print, "never printed")
print("close")
loop.close()
print("closed:", loop.is_closed())
