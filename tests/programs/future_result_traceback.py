"""Each result() starts from the traceback that the exception had when it was set."""
import asyncio


async def fail():
    raise KeyError("missing")


async def main():
    task = asyncio.create_task(fail())
    for _ in range(3):
        try:
            await task
        except KeyError as error:
            print("await", error)
    for _ in range(3):
        try:
            task.result()
        except KeyError as error:
            print("result", error)
    task.result()


asyncio.run(main())
