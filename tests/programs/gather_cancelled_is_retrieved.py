"""A cancelled gather that collects exceptions has looked at each child before it ends."""
import asyncio


async def wait_for_ever(event):
    try:
        await event.wait()
    finally:
        raise ValueError("on the way out")


async def main():
    event = asyncio.Event()
    both = asyncio.gather(asyncio.gather(event.wait()), wait_for_ever(event), return_exceptions=True)
    await asyncio.sleep(0)
    both.cancel("enough")
    try:
        await both
    except asyncio.CancelledError as error:
        print("cancelled", error.args)


asyncio.run(main())
