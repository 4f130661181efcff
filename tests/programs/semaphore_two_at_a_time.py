import asyncio


async def fetch(n, semaphore):
    async with semaphore:
        print("start", n)
        await asyncio.sleep(1)
        print("end", n)


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*[fetch(n, semaphore) for n in range(5)])
    print(semaphore.locked())


asyncio.run(main())
