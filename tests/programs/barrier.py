import asyncio


async def part(n, barrier):
    await asyncio.sleep(n)
    print(n, "arrives")
    place = await barrier.wait()
    print(n, "passes", place)


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*[part(n, barrier) for n in (1, 2, 3)])


asyncio.run(main())
