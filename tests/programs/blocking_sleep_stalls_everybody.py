import asyncio
import time


async def polite():
    for i in range(3):
        print(f"{time.time() - start:.1f} polite {i}")
        await asyncio.sleep(0.5)


async def rude():
    await asyncio.sleep(0.25)
    print(f"{time.time() - start:.1f} rude begins")
    time.sleep(2)
    print(f"{time.time() - start:.1f} rude ends")


async def main():
    await asyncio.gather(polite(), rude())


start = time.time()
asyncio.run(main())
