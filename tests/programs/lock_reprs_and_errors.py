import asyncio


async def main():
    lock, event, semaphore = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2)
    condition, barrier, queue = asyncio.Condition(), asyncio.Barrier(2), asyncio.Queue(2)
    print(lock, event, semaphore, condition, barrier)
    print(queue, type(lock), type(queue))
    await lock.acquire()
    waiting = asyncio.create_task(lock.acquire())
    watching = asyncio.create_task(event.wait())
    queue.put_nowait("a")
    await asyncio.sleep(0)
    print(lock, event, queue, repr(queue)[:11])
    for bad in (lambda: asyncio.Semaphore(-1), lambda: asyncio.Barrier(0), condition.notify,
                asyncio.Lock().release, queue.task_done, queue.task_done,
                lambda: asyncio.Queue().get_nowait(), lambda: asyncio.Lock(loop=None)):
        try:
            bad()
        except Exception as error:
            print(type(error).__name__, error)
    queue.put_nowait(1)
    try:
        queue.put_nowait(2)
    except asyncio.QueueFull as error:
        print(repr(error), queue.full(), queue.qsize())
    lock.release()
    event.set()
    await waiting
    await watching
    print(lock.locked(), event.is_set(), asyncio.PriorityQueue(), asyncio.LifoQueue(3))


asyncio.run(main())
