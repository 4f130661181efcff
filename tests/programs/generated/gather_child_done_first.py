# A child that is done is listened to before the next child takes its first step.
import asyncio


async def inner(name):
    print(name)


async def outer():
    print("outer")
    await asyncio.gather(inner("a"), inner("b"))


async def main():
    done = asyncio.create_task(asyncio.sleep(0))
    done.cancel("why")
    await asyncio.sleep(0.1)
    try:
        await asyncio.gather(done, outer())
    except asyncio.CancelledError as error:
        print("cancelled", error)
    await asyncio.sleep(0)


asyncio.run(main())
