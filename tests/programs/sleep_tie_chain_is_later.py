# Four short sleeps end after one long one, although the sum is the same.
import asyncio


async def steps():
    for i in range(4):
        await asyncio.sleep(0.25)
    print("four times 0.25")


async def once():
    await asyncio.sleep(1)
    print("once 1.0")


async def main():
    await asyncio.gather(steps(), once())


asyncio.run(main())
