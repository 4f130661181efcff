# loop= is gone since 3.10; what the errors say.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    calls = [
        lambda: asyncio.Lock(loop=loop), lambda: asyncio.Event(loop=loop),
        lambda: asyncio.Queue(loop=loop), lambda: asyncio.Semaphore(2, loop=loop),
        lambda: asyncio.Condition(loop=loop), lambda: asyncio.BoundedSemaphore(loop=loop),
        lambda: asyncio.gather(loop=loop), lambda: asyncio.sleep(1, loop=loop),
        lambda: asyncio.wait([], loop=loop), lambda: asyncio.wait_for(1, 2, loop=loop),
        lambda: asyncio.as_completed([], loop=loop), lambda: asyncio.shield(1, loop=loop),
        lambda: asyncio.Barrier(2, loop=loop), lambda: asyncio.create_task(1, loop=loop),
        lambda: asyncio.run(main, loop=loop), lambda: asyncio.PriorityQueue(loop=loop),
    ]
    for call in calls:
        try:
            call()
        except TypeError as error:
            print("TypeError:", error)


asyncio.run(main())
print(hasattr(asyncio, "coroutine"), hasattr(asyncio, "async"))
try:
    @asyncio.coroutine
    def old():
        yield from asyncio.sleep(1)
except AttributeError as error:
    print("AttributeError:", error)
print(hasattr(asyncio.Task, "all_tasks"), hasattr(asyncio.Task, "current_task"))
