# An async def as the callback of a future: calling it makes a coroutine that nobody awaits. Where
# that is told depends on who calls it: the future when the callback is added too late, the one that
# sets the result, the thread of the pool, or the loop.
import asyncio
from concurrent.futures import Future, ThreadPoolExecutor


async def tell(future):
    print("never printed")


def fail(future):
    raise ValueError("no callback")


def work():
    return 3


def late_and_early():
    future = Future()
    future.add_done_callback(tell)
    future.set_result(work())
    future.add_done_callback(tell)
    future.add_done_callback(fail)


async def main():
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work)
        print(done.result())
        done.add_done_callback(tell)
    of_the_loop = asyncio.get_running_loop().create_future()
    of_the_loop.set_result(1)
    of_the_loop.add_done_callback(tell)
    await asyncio.sleep(0)


late_and_early()
asyncio.run(main())
