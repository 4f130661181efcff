import asyncio


async def main():
    task = asyncio.create_task(filling())
    print("A")
    await asyncio.sleep(1)
    print("B")


async def filling():
    print("1")
    await asyncio.sleep(2)
    print("2")


asyncio.run(main())
