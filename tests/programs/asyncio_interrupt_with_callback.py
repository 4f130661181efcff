"""KeyboardInterrupt leaves the loop though the main task has more than one callback."""
import asyncio


async def interrupts():
    raise KeyboardInterrupt


async def main():
    asyncio.current_task().add_done_callback(lambda task: print("done", task.cancelled()))
    task = asyncio.create_task(interrupts())
    await asyncio.sleep(1)


async def reuse():
    async def work():
        print("work")

    coroutine = work()
    await coroutine
    task = asyncio.create_task(coroutine)
    task.cancel()
    try:
        await task
    except RuntimeError as error:
        print(error)
    group = asyncio.gather(asyncio.gather(asyncio.sleep(1)), asyncio.sleep(2), return_exceptions=True)
    await asyncio.sleep(0)
    group.cancel("enough")
    try:
        await group
    except asyncio.CancelledError as error:
        print("cancelled", error.args)


asyncio.run(reuse())
try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
