import asyncio


async def never():
    print("this is never printed")


async def main():
    task = asyncio.create_task(never())
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled before it began", task.cancelled(), task.done())


asyncio.run(main())
