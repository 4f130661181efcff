import asyncio


async def nap():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        print("told:", error, error.args)
        raise


async def main():
    task = asyncio.create_task(nap())
    await asyncio.sleep(0)
    task.cancel("lunch time")
    try:
        await task
    except asyncio.CancelledError as error:
        print("main:", error.args)


asyncio.run(main())
