"""A warning is told once for each place and coroutine."""
import asyncio


async def job():
    await asyncio.sleep(1)


async def other():
    pass


async def main():
    for _ in range(3):
        job()
    for _ in range(2):
        other(), job()
    job()
    left = [job() for _ in range(2)]
    del left
    await asyncio.sleep(0)
    print("done")


asyncio.run(main())
kept = [job(), job(), other()]
