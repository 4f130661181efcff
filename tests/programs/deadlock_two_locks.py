import asyncio


async def one(a, b):
    async with a:
        await asyncio.sleep(0.1)
        async with b:
            print("one")


async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    await asyncio.gather(one(a, b), one(b, a))


asyncio.run(main())
