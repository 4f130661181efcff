# In debug mode a warning of a coroutine that nobody awaited says where it was made: once debug mode
# was on for a turn of the loop, and as long as there is a module that can say it.
import asyncio


async def work():
    pass


def make():
    return work()


async def switched_on():
    asyncio.get_running_loop().set_debug(True)
    make()  # too early
    await asyncio.sleep(0)
    make()
    asyncio.get_running_loop().set_debug(False)
    await asyncio.sleep(0)
    make()


async def main():
    kept = make()
    dropped = make()
    del dropped
    raise ValueError("with", kept.__name__)


asyncio.run(switched_on())
asyncio.run(main(), debug=True)
