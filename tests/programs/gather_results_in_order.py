import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print("finished", name)
    return name.upper()


async def main():
    results = await asyncio.gather(work("slow", 3), work("fast", 1), work("middle", 2))
    print(results)


asyncio.run(main())
