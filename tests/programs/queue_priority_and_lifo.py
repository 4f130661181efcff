import asyncio


async def main():
    by_rank = asyncio.PriorityQueue()
    for item in [(3, "low"), (1, "high"), (2, "middle")]:
        await by_rank.put(item)
    while not by_rank.empty():
        print(await by_rank.get())
    stack = asyncio.LifoQueue()
    for n in range(3):
        stack.put_nowait(n)
    print(stack.get_nowait(), stack.get_nowait(), stack.get_nowait())
    try:
        stack.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    small = asyncio.Queue(1)
    small.put_nowait("x")
    try:
        small.put_nowait("y")
    except asyncio.QueueFull as error:
        print(repr(error))


asyncio.run(main())
