import asyncio


async def producer(queue):
    for i in range(4):
        await asyncio.sleep(0.2)
        await queue.put(i)
        print("put", i)
    await queue.put(None)


async def consumer(queue):
    while True:
        item = await queue.get()
        if item is None:
            break
        print("got", item, "left", queue.qsize())
        await asyncio.sleep(0.5)


async def main():
    queue = asyncio.Queue(maxsize=2)
    await asyncio.gather(producer(queue), consumer(queue))


asyncio.run(main())
