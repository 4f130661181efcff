import asyncio


async def worker(name, queue):
    while True:
        seconds = await queue.get()
        await asyncio.sleep(seconds)
        queue.task_done()
        print(f"{name} slept {seconds:.2f}")


async def main():
    queue = asyncio.Queue()
    for n in range(6):
        queue.put_nowait(0.1 * (n % 3 + 1))
    workers = [asyncio.create_task(worker(f"worker-{i}", queue)) for i in range(2)]
    await queue.join()
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    print(queue.empty(), queue.full())


asyncio.run(main())
