import asyncio
import random


async def worker(name):
    delay = random.uniform(0.1, 1)
    await asyncio.sleep(delay)
    print(f"{name} slept {delay:.3f}")


async def main():
    await asyncio.gather(*(worker(f"w{i}") for i in range(4)))


asyncio.run(main())
