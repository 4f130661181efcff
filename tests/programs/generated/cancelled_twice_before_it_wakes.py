# Cancelled while its future was cancelled already: the first message counts.
import asyncio


async def work():
    try:
        asyncio.current_task().cancel("first")
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print(repr(error))


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel("second")
    await asyncio.wait([task])
    done = [asyncio.create_task(asyncio.sleep(0, n)) for n in range(3)]
    await asyncio.gather(*done)
    for coming in asyncio.as_completed([done[2], done[0], done[1]]):
        print(await coming)


asyncio.run(main())
