"""Mistakes around coroutines, and what they are told by."""
import asyncio
import enum
import functools
from contextlib import asynccontextmanager


class State(enum.Enum):
    CLOSED = "closed"
    HALF = enum.auto()


class Late:
    async def __init__(self):
        pass

    async def __bool__(self):
        return True


async def work(n):
    return n


@asynccontextmanager
async def told(what):
    print("begin", what)
    yield
    print("end", what)


@told("decorated")
async def decorated():
    return 7


async def main():
    print(await decorated(), await decorated())
    for mistake in (lambda: asyncio.gather([work(1), work(2)]), Late):
        try:
            mistake()
        except TypeError as error:
            print(error)
    watcher = asyncio.get_child_watcher()
    watcher.attach_loop(asyncio.get_running_loop())
    print(type(watcher).__name__, State.HALF)
    print(asyncio.iscoroutinefunction(functools.partial(work, 1)))
    task = asyncio.Task(work(1), name="own name")
    await task
    tasks = [asyncio.create_task(work(n)) for n in range(2)]
    done, _ = await asyncio.wait(tasks)
    print([t.get_name() for t in tasks], done.pop().get_name())
    asyncio.get_running_loop().run_until_complete(work(3))


asyncio.run(main())
