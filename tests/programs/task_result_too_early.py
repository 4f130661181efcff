import asyncio


async def slow():
    await asyncio.sleep(1)
    return "slow"


async def main():
    task = asyncio.create_task(slow())
    try:
        print(task.result())
    except asyncio.InvalidStateError as error:
        print("too early:", error)
    try:
        print(task.exception())
    except asyncio.InvalidStateError as error:
        print("too early:", error)
    await task
    print(task.result(), task.exception())


asyncio.run(main())
