# A task that is woken with an exception but has been cancelled meanwhile gets the cancellation. The
# exception counts as retrieved all the same.
import asyncio

lock = asyncio.Lock()


async def fail():
    lock.release()


async def wait():
    try:
        await asyncio.gather(fail())
    except BaseException as error:
        print(repr(error))
        raise


async def main():
    asyncio.create_task(wait())
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
asyncio.run(asyncio.wait_for(main(), 1))
