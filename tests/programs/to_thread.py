import asyncio
import time


def blocking(n):
    time.sleep(n)
    return n * 2


async def tick():
    for i in range(3):
        print("tick", i)
        await asyncio.sleep(0.4)


async def main():
    result, _ = await asyncio.gather(asyncio.to_thread(blocking, 1), tick())
    print(result)


asyncio.run(main())
