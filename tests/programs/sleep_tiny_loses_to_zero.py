# The smallest sleep still goes through a timer; sleep(0) does not.
import asyncio


async def tiny():
    await asyncio.sleep(0.000001)
    print("tiny")


async def zero(n):
    for i in range(n):
        await asyncio.sleep(0)
    print("zero", n)


async def main():
    await asyncio.gather(tiny(), zero(1), zero(2), zero(3))


asyncio.run(main())
