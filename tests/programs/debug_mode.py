# Debug mode: slow callbacks are reported, and who may not do what.
import asyncio
import time


async def slow():
    time.sleep(0.3)
    await asyncio.sleep(0.1)
    time.sleep(0.05)


def slow_callback():
    time.sleep(0.2)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    await asyncio.create_task(slow(), name="slow")
    loop.call_soon(slow_callback)
    await asyncio.sleep(0.1)
    loop.slow_callback_duration = 1
    loop.call_soon(slow_callback)
    await asyncio.sleep(0.1)
    loop.set_debug(False)
    print(loop.get_debug())


asyncio.run(main(), debug=True)
