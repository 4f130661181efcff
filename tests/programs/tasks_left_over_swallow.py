# A task may refuse to be cancelled; asyncio.run then waits for it.
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("not yet!")
        await asyncio.sleep(1)
        print("now I am done")


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0.1)


asyncio.run(main())
print("end")
