# A task awaits the coroutine of another task. Both wait for the same future then, and whoever is
# woken first brings the coroutine further.
import asyncio


def tell(*what):
    print(asyncio.current_task().get_name(), *what)


async def shared(first, second):
    try:
        tell("got", await first)
    except (ValueError, asyncio.CancelledError) as error:
        tell("first", repr(error))
    try:
        tell("got", await second)
    except (ValueError, asyncio.CancelledError) as error:
        tell("second", repr(error))
        raise


async def guest(tasks):
    try:
        await tasks[0].get_coro()
    except (RuntimeError, asyncio.CancelledError) as error:
        tell("guest", repr(error))


async def main():
    for outcome in 1, ValueError("none"), None:
        loop = asyncio.get_running_loop()
        first, second = loop.create_future(), loop.create_future()
        tasks = []
        visit = asyncio.create_task(guest(tasks), name="guest")
        tasks.append(asyncio.create_task(shared(first, second), name="owner"))
        await asyncio.sleep(0.1)
        if outcome is None:
            first.cancel()
        elif outcome == 1:
            first.set_result(1)
        else:
            first.set_exception(outcome)
        await asyncio.sleep(0.1)
        tell("done", visit.done(), tasks[0].done())
        visit.cancel()
        print(await asyncio.gather(visit, tasks[0], return_exceptions=True))


asyncio.run(main())


# The guest is cancelled where the coroutine that it awaits has ended already.
async def brief():
    await asyncio.sleep(0)


async def late():
    owner = asyncio.create_task(brief())
    try:
        async with asyncio.timeout(0):
            await owner.get_coro()
    except (RuntimeError, TimeoutError, asyncio.CancelledError) as error:
        print(repr(error), owner.done())


asyncio.run(late())
