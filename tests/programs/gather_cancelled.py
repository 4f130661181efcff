import asyncio


async def child(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "is told to stop")
        raise


async def parent():
    try:
        await asyncio.gather(child("one"), child("two"))
    except asyncio.CancelledError:
        print("parent is told to stop")
        raise


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("main saw it")


asyncio.run(main())
