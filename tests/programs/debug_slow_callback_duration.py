# What is given as slow_callback_duration is kept as it is; a callback in debug mode is what finds
# out that it is no number, and it leaves the loop.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for duration in (5, True, 0.25, "x"):
        loop.slow_callback_duration = duration
        print(repr(loop.slow_callback_duration))
    await asyncio.sleep(0)
    print("nobody has looked")
    loop.set_debug(True)
    return "done"


loop = asyncio.new_event_loop()
try:
    print(loop.run_until_complete(main()))
except TypeError as error:
    print(error)
loop.close()
