# A coroutine that the program drives itself: what it waits for says so until somebody takes it up.
import asyncio


async def two_naps(name):
    print(name, "naps")
    await asyncio.sleep(1)
    print(name, "naps again")
    await asyncio.sleep(2)
    return name


def drive(coro):
    while True:
        try:
            future = coro.send(None)
        except StopIteration as stop:
            return stop.value
        print(type(future).__name__, future._state, future._asyncio_future_blocking)
        future._asyncio_future_blocking = False
        future.set_result(None)
        print(future._state, future._asyncio_future_blocking)


async def watch(task):
    print(task._asyncio_future_blocking)
    await asyncio.sleep(0)
    print(task._fut_waiter._asyncio_future_blocking, getattr(task, "_asyncio_future_blocking"))


async def main():
    print(drive(two_naps("by hand")))
    task = asyncio.ensure_future(two_naps("by the loop"))
    await watch(task)
    print(await task)
    loop = asyncio.get_running_loop()
    print(isinstance(loop, asyncio.AbstractEventLoop), asyncio.AbstractEventLoop,
          issubclass(type(loop), asyncio.AbstractEventLoop), isinstance(3, asyncio.AbstractEventLoop))


loop = asyncio.SelectorEventLoop()
loop.run_until_complete(main())
loop.close()
print(isinstance(loop, asyncio.AbstractEventLoop), asyncio.AbstractEventLoop | None)
