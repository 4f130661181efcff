import asyncio


async def good():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("good is cancelled")
        raise


async def bad():
    await asyncio.sleep(1)
    raise ValueError("bad")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(good())
            group.create_task(bad())
    except ExceptionGroup as errors:
        print(errors, errors.exceptions)


asyncio.run(main())
