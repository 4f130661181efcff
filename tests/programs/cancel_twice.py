import asyncio


async def careful():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("first request")
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("second request")
            raise


async def main():
    task = asyncio.create_task(careful())
    await asyncio.sleep(1)
    print(task.cancel(), task.cancelling())
    await asyncio.sleep(1)
    print(task.cancel(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError:
        print("gone", task.cancel())


asyncio.run(main())
