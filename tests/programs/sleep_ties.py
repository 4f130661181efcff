# Equal sleeps wake in the order they were started.
import asyncio


async def nap(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "woke")


async def main():
    await asyncio.gather(nap("a", 1), nap("b", 1), nap("c", 0.5), nap("d", 1), nap("e", 0.5))


asyncio.run(main())
