# Queue.shutdown ends workers without sentinels (3.13).
import asyncio


async def worker(name, queue):
    try:
        while True:
            item = await queue.get()
            print(name, "got", item)
            await asyncio.sleep(0.1)
            queue.task_done()
    except asyncio.QueueShutDown:
        print(name, "stops")


async def main():
    queue = asyncio.Queue(2)
    try:
        queue.shutdown
    except AttributeError as error:
        print("AttributeError:", error)
        return
    workers = [asyncio.create_task(worker(f"w{i}", queue)) for i in range(2)]
    for item in range(5):
        await queue.put(item)
    print(queue)
    queue.shutdown()
    print(queue)
    try:
        queue.put_nowait(6)
    except asyncio.QueueShutDown as error:
        print("closed", repr(error))
    await queue.join()
    await asyncio.gather(*workers)

    full = asyncio.Queue(1)
    full.put_nowait("x")

    async def late():
        try:
            await full.put("y")
        except asyncio.QueueShutDown:
            print("put refused")
    task = asyncio.create_task(late())
    await asyncio.sleep(0)
    full.shutdown(immediate=True)
    await task
    print(full.qsize(), full.empty())
    try:
        full.get_nowait()
    except asyncio.QueueShutDown:
        print("nothing left")
    await full.join()


asyncio.run(main())
