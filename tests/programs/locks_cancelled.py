# Locks, conditions, queues and barriers whose waiters are cancelled.
import asyncio


async def hold(lock, name, log, seconds=1):
    try:
        async with lock:
            log.append(f"{name} in")
            await asyncio.sleep(seconds)
            log.append(f"{name} out")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise


async def main():
    for make in (asyncio.Lock, lambda: asyncio.Semaphore(1), lambda: asyncio.BoundedSemaphore(1),
                 asyncio.Condition):
        log = []
        lock = make()
        tasks = [asyncio.create_task(hold(lock, n, log)) for n in "abcd"]
        await asyncio.sleep(0.5)
        tasks[1].cancel()
        tasks[0].cancel()
        await asyncio.wait(tasks)
        print(type(lock).__name__, log, lock.locked())
    queue = asyncio.Queue(1)
    getters = [asyncio.create_task(queue.get(), name=f"g{i}") for i in range(3)]
    await asyncio.sleep(0)
    getters[0].cancel()
    queue.put_nowait("item")
    done, pending = await asyncio.wait(getters, timeout=0.1)
    print(sorted((t.get_name(), t.cancelled() or t.result()) for t in done), len(pending))
    for t in pending:
        t.cancel()
    condition = asyncio.Condition()
    log = []

    async def consumer(n):
        async with condition:
            try:
                await condition.wait_for(lambda: len(log) > n)
                log.append(f"c{n}")
            except asyncio.CancelledError:
                log.append(f"c{n} cancelled {condition.locked()}")
                raise
    tasks = [asyncio.create_task(consumer(n)) for n in range(3)]
    await asyncio.sleep(0)
    async with condition:
        log.append("start")
        condition.notify(1)
        tasks[1].cancel()
    await asyncio.sleep(0.1)
    async with condition:
        condition.notify_all()
    await asyncio.sleep(0.1)
    print(log, [t.done() for t in tasks])
    tasks[2].cancel()
    barrier = asyncio.Barrier(3)

    async def arrive(n):
        try:
            position = await barrier.wait()
            return n, position
        except asyncio.BrokenBarrierError as error:
            return n, str(error)
    tasks = [asyncio.create_task(arrive(n)) for n in range(2)]
    await asyncio.sleep(0.1)
    await barrier.reset()
    print(await asyncio.gather(*tasks), barrier.n_waiting, barrier.broken)
    print(await asyncio.gather(*[arrive(n) for n in range(3)]))
    tasks = [asyncio.create_task(arrive(n)) for n in range(2)]
    await asyncio.sleep(0.1)
    tasks[0].cancel()
    await asyncio.sleep(0.1)
    print(barrier.n_waiting)
    await barrier.abort()
    print(await asyncio.gather(*tasks, return_exceptions=True), barrier.broken)
    async with asyncio.Barrier(1) as position:
        print("alone", position)


asyncio.run(main())
