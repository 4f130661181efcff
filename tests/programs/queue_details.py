# Queues: sizes, join, task_done, kinds, errors; a worker pool with results.
import asyncio


async def worker(name, jobs, results):
    while True:
        job = await jobs.get()
        try:
            if job == 3:
                raise ValueError(f"job {job} is bad")
            await asyncio.sleep(0.1 * job)
            results.append((name, job))
        except ValueError as error:
            results.append((name, str(error)))
        finally:
            jobs.task_done()


async def main():
    jobs, results = asyncio.Queue(), []
    workers = [asyncio.create_task(worker(f"w{i}", jobs, results)) for i in range(2)]
    for job in (5, 1, 3, 2, 4):
        jobs.put_nowait(job)
    print(jobs.qsize(), jobs.empty(), jobs.full(), jobs.maxsize)
    await jobs.join()
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    print(results)
    bounded = asyncio.Queue(maxsize=2)

    async def producer():
        for n in range(4):
            await bounded.put(n)
            print("put", n, bounded.qsize(), bounded.full())
        await bounded.put(None)

    task = asyncio.create_task(producer())
    while (item := await bounded.get()) is not None:
        print("got", item)
        await asyncio.sleep(0.1)
    await task
    try:
        bounded.get_nowait()
    except asyncio.QueueEmpty as error:
        print("empty", repr(error))
    small = asyncio.Queue(1)
    small.put_nowait(1)
    try:
        small.put_nowait(2)
    except asyncio.QueueFull as error:
        print("full", repr(error))
    priorities = asyncio.PriorityQueue()
    for item in ((2, "b"), (1, "a"), (3, "c"), (1, "A")):
        await priorities.put(item)
    print([await priorities.get() for _ in range(4)])
    stack = asyncio.LifoQueue()
    for item in "abc":
        await stack.put(item)
    print([stack.get_nowait() for _ in range(3)])
    try:
        priorities.put_nowait((1, "x"))
        priorities.put_nowait((1, None))
    except TypeError as error:
        print("TypeError:", error)
    try:
        await asyncio.wait_for(stack.get(), 0.5)
    except asyncio.TimeoutError:
        print("nothing came")
    print(asyncio.Queue[int] is not None)


asyncio.run(main())
