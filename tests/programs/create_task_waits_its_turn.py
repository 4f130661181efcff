import asyncio


async def child():
    print("child 1")
    await asyncio.sleep(0)
    print("child 2")


async def main():
    print("main A")
    task = asyncio.create_task(child())
    print("main B")
    await asyncio.sleep(0)
    print("main C")
    await task
    print("main D")


asyncio.run(main())
