# What is said on standard error when nobody looks.
import asyncio


async def fails(n):
    await asyncio.sleep(0)
    raise ValueError(n)


async def forgets():
    asyncio.create_task(fails(1))
    await asyncio.sleep(0.1)
    fails(2)
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("k"))
    del future
    asyncio.get_running_loop().call_soon(lambda: [][0])
    await asyncio.sleep(0.1)
    g = asyncio.gather(fails(3), fails(4))
    await asyncio.sleep(0.1)
    del g


async def cleanup_fails():
    try:
        await asyncio.sleep(100)
    finally:
        raise RuntimeError("in cleanup")


async def main():
    await forgets()
    asyncio.create_task(cleanup_fails(), name="background")
    await asyncio.sleep(0)


asyncio.run(main())
