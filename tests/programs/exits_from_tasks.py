# SystemExit and KeyboardInterrupt from a task, and what the other tasks do.
import asyncio
import sys


async def cleanup(name):
    try:
        await asyncio.sleep(10)
    finally:
        print(name, "cleans up")


async def quits():
    await asyncio.sleep(1)
    sys.exit(3)


async def interrupts():
    await asyncio.sleep(1)
    raise KeyboardInterrupt


async def main(coro):
    task = asyncio.create_task(cleanup("other"))
    await asyncio.sleep(0)
    await coro
    await task


for make in (quits, interrupts):
    try:
        asyncio.run(main(make()))
    except BaseException as error:
        print(type(error).__name__, error.args)
