# How locks, events, queues and the rest look.
import asyncio
# judge: 3.11.7+


def show(*things):
    print(*things, sep="\n")


async def main():
    lock = asyncio.Lock()
    show(lock)
    await lock.acquire()
    waiters = [asyncio.create_task(lock.acquire()) for _ in range(2)]
    await asyncio.sleep(0)
    show(lock)
    waiters[0].cancel()
    await asyncio.sleep(0)
    show(lock, lock.locked())
    lock.release()
    await asyncio.sleep(0)
    show(lock)
    event = asyncio.Event()
    task = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    show(event)
    event.set()
    show(event, await task, event.is_set())
    semaphore = asyncio.Semaphore(2)
    show(semaphore, asyncio.BoundedSemaphore(3))
    async with semaphore:
        show(semaphore)
        async with semaphore:
            show(semaphore, semaphore.locked())
            task = asyncio.create_task(semaphore.acquire())
            await asyncio.sleep(0)
            show(semaphore)
    await task
    condition = asyncio.Condition()
    show(condition)
    async with condition:
        show(condition, condition.locked())
    task = asyncio.create_task(asyncio.wait_for(wait_on(condition), 5))
    await asyncio.sleep(0.1)
    show(condition)
    async with condition:
        condition.notify_all()
    await task
    queue = asyncio.Queue(maxsize=2)
    show(queue)
    queue.put_nowait("a")
    queue.put_nowait("b")
    put = asyncio.create_task(queue.put("c"))
    await asyncio.sleep(0)
    show(queue, repr(queue)[:9])
    print(await queue.get(), await queue.get(), await queue.get())
    get = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    show(queue)
    queue.put_nowait("d")
    print(await get)
    await put
    pq = asyncio.PriorityQueue()
    pq.put_nowait(3)
    pq.put_nowait(1)
    lq = asyncio.LifoQueue(5)
    lq.put_nowait("x")
    show(pq, lq)
    barrier = asyncio.Barrier(2)
    show(barrier)
    task = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    show(barrier, barrier.n_waiting, barrier.parties, barrier.broken)
    print(await barrier.wait(), await task)
    show(barrier)
    await barrier.abort()
    show(barrier)
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as error:
        print("BrokenBarrierError:", error)
    await barrier.reset()
    show(barrier)
    for bad in (lambda: asyncio.Barrier(0), lambda: asyncio.Semaphore(-1), lambda: asyncio.Barrier("x"),
                lambda: lock.release() or lock.release(), lambda: condition.notify(),
                lambda: queue.task_done() or [queue.task_done() for _ in range(9)],
                lambda: asyncio.Queue().get_nowait(), lambda: asyncio.Queue(-1).put_nowait(1),
                lambda: pq.full(), lambda: asyncio.Condition(lock="x")):
        try:
            bad()
            print("fine")
        except (ValueError, RuntimeError, asyncio.QueueEmpty, TypeError, AttributeError) as error:
            print(type(error).__name__, error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print("RuntimeError:", error)
    try:
        with lock:
            pass
    except TypeError as error:
        print("TypeError:", error)
    group = asyncio.TaskGroup()
    show(group)
    async with group:
        group.create_task(asyncio.sleep(0.1))
        show(group)
    show(group)
    async with asyncio.timeout(5) as limit:
        show(limit, limit.when() - asyncio.get_running_loop().time(), limit.expired())
        limit.reschedule(None)
        show(limit)
    show(limit)
    try:
        limit.reschedule(1)
    except RuntimeError as error:
        print("RuntimeError:", error)
    try:
        async with limit:
            pass
    except RuntimeError as error:
        print("RuntimeError:", error)
    fresh = asyncio.timeout_at(None)
    show(fresh)
    try:
        fresh.reschedule(1)
    except RuntimeError as error:
        print("RuntimeError:", error)
    try:
        async with asyncio.timeout(0.1) as limit:
            await asyncio.sleep(1)
    except TimeoutError:
        show(limit, limit.expired())


async def wait_on(condition):
    async with condition:
        await condition.wait()


asyncio.run(main())
