import asyncio


async def fail():
    raise KeyError("missing")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.1)
    print(task.done(), task.cancelled(), repr(task.exception()))
    try:
        await task
    except KeyError as error:
        print("still raises", error)
    try:
        task.result()
    except KeyError as error:
        print("and again", repr(error))


asyncio.run(main())
