# Timers that fell due while the loop was blocked fire together, earliest first.
import asyncio
import time


async def nap(seconds):
    await asyncio.sleep(seconds)
    print("woke from", seconds)


async def block():
    time.sleep(1)
    print("unblocked")


async def main():
    await asyncio.gather(nap(0.9), nap(0.3), nap(1.5), nap(0.6), block())


asyncio.run(main())
