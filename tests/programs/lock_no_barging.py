# Who asks first gets it first, even when the owner asks again at once.
import asyncio


async def greedy(lock):
    for i in range(3):
        async with lock:
            print("greedy", i)
            await asyncio.sleep(0.1)


async def patient(lock):
    async with lock:
        print("patient")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(greedy(lock), patient(lock), patient(lock))


asyncio.run(main())
