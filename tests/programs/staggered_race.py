# asyncio.staggered: attempts start one after another, and the first that succeeds wins.
import asyncio
from asyncio.staggered import staggered_race
from functools import partial


async def connect(address, takes, fails=False):
    print(f"{asyncio.get_running_loop().time():.2f} {address} starts")
    try:
        await asyncio.sleep(takes)
    except asyncio.CancelledError:
        print(f"{asyncio.get_running_loop().time():.2f} {address} is cancelled")
        raise
    if fails:
        raise ConnectionError(address)
    return address


async def race(delay, *attempts):
    winner, index, errors = await staggered_race([partial(connect, *a) for a in attempts], delay)
    print("winner", winner, index, errors)


async def main():
    print(asyncio.staggered.staggered_race is staggered_race)
    await race(0.25, ("a", 1), ("b", 0.1), ("c", 0.1))
    await race(0.25, ("a", 0.1, True), ("b", 2), ("c", 0.5))
    await race(0.25, ("a", 0.1, True), ("b", 0.1, True))
    await race(None, ("a", 0.1, True), ("b", 0.1), ("c", 0.1))
    await race(0.1)
    try:
        await asyncio.wait_for(race(1, ("a", 5), ("b", 5)), 2.5)
    except TimeoutError:
        print("too late")
    print(len(asyncio.all_tasks()), asyncio.create_task(asyncio.sleep(0)).get_name())


asyncio.run(main())
