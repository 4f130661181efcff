# The loop reports the error of a callback and goes on.
import asyncio


def broken():
    raise ValueError("in callback")


async def main():
    asyncio.get_running_loop().call_soon(broken)
    await asyncio.sleep(0.1)
    print("main goes on")


asyncio.run(main())
