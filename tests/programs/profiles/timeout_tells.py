# The error that a cleanup raises while the time limit is being enforced.
import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(2)
            finally:
                raise KeyError("cleanup")
    except KeyError as error:
        print(repr(error), repr(error.__context__))
        if error.__context__.__cause__ is not None:
            print(repr(error.__context__.__cause__))
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.sleep(3))
    except TimeoutError as error:
        print(repr(error), type(error.__cause__).__name__)
    async with asyncio.timeout(None) as limit:
        print(limit.when(), limit.expired(), limit)
        limit.reschedule(asyncio.get_running_loop().time() + 5)
        print(limit.when() is None, limit.expired())
    print(limit)


asyncio.run(main())
