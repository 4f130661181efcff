# Debug mode tells where a coroutine that nobody awaited was made, also when it is asyncio's own.
import asyncio


async def forgetful(queue, event):
    asyncio.sleep(1)
    queue.get()
    event.wait()
    asyncio.wait_for(queue.join(), 1)


async def main():
    await forgetful(asyncio.Queue(), asyncio.Event())
    async with asyncio.Lock() as nothing:
        print(nothing, await asyncio.wait_for(asyncio.sleep(0, "slept"), 1))


asyncio.run(main(), debug=True)
