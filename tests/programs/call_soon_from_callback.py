# A callback that is added by a callback waits for the next turn of the loop.
import asyncio


def outer(loop):
    print("outer")
    loop.call_soon(inner)
    print("outer ends")


def inner():
    print("inner")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(outer, loop)
    for turn in range(3):
        print("turn", turn)
        await asyncio.sleep(0)


asyncio.run(main())
