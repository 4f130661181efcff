import asyncio


async def nap():
    await asyncio.sleep(1)


async def main():
    task = asyncio.create_task(nap())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    print(task.cancelled())
    try:
        task.result()
    except asyncio.CancelledError:
        print("result() raises CancelledError")
    try:
        task.exception()
    except asyncio.CancelledError:
        print("exception() raises CancelledError")


asyncio.run(main())
