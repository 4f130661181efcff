import asyncio


async def producer(queue, count):
    for number in range(count):
        await queue.put(number)
      print("put", number)
    await queue.put(None)


async def consumer(queue):
    total = 0
    while True:
        item = await queue.get()
        if item is None:
            break
        total += item
        print("got", item)
    return total


async def main():
    queue = asyncio.Queue(maxsize=2)
    task = asyncio.create_task(producer(queue, 3))
    total = await consumer(queue)
    await task
    print("total:", total)


asyncio.run(main())
