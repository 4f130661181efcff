import asyncio


async def critical(name, lock, seconds):
    print(name, "asks")
    async with lock:
        print(name, "is in")
        await asyncio.sleep(seconds)
    print(name, "is out")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(critical("a", lock, 1), critical("b", lock, 0.5), critical("c", lock, 0))
    print(lock.locked())


asyncio.run(main())
