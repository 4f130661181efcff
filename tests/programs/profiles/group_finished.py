# create_task of a group that is over.
import asyncio


async def job():
    return 1


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(job(), name="one")
    coro = job()
    try:
        group.create_task(coro)
    except RuntimeError as error:
        print(str(error).split(" at ")[0], str(error)[-11:])
    print(coro.cr_frame is None)
    coro.close()
    fresh = asyncio.TaskGroup()
    coro = job()
    try:
        fresh.create_task(coro)
    except RuntimeError as error:
        print(str(error)[-20:])
    coro.close()


asyncio.run(main())
