import asyncio


async def ticker(n, delay):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(delay)
    finally:
        print("ticker closed")


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0.1)
        return self.n


async def main():
    async for i in ticker(3, 0.1):
        print(i)
    print([i async for i in Countdown(3)], [i * 2 async for i in ticker(2, 0) if i])
    async for i in Countdown(2):
        print("down", i)
    else:
        print("landed")


asyncio.run(main())
