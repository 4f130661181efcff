import asyncio


async def filling():
    print("1")
    await asyncio.sleep(0.5)
    print("2")


async def main():
    task = asyncio.create_task(filling())
    print("A")
    await asyncio.sleep(1)
    print("B", task.done())


asyncio.run(main())
