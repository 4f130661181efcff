# `from asyncio import *` brings what the package lists: no modules, and in 3.11 no TaskGroup.
from asyncio import *


async def tick(name, delay):
    await sleep(delay)
    print(name)
    return name


async def main():
    print(await gather(tick("a", 0.2), tick("b", 0.1)))
    done, pending = await wait([create_task(tick("c", 0.1))], timeout=1)
    print(len(done), len(pending))


run(main())
for name in ("tasks", "queues", "coroutines", "TaskGroup", "Queue", "timeout", "Barrier"):
    print(name, name in globals())


@coroutine
def old():
    yield from sleep(1)
