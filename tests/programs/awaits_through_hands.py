# A coroutine's step through the program's hands: it gives the future on, or keeps it.
import asyncio


class Traced:
    def __init__(self, awaitable, name):
        self.awaitable = awaitable
        self.name = name

    def __await__(self):
        steps = self.awaitable.__await__()
        while True:
            try:
                what = next(steps)
            except StopIteration as stop:
                print(self.name, "gives", stop.value)
                return stop.value
            print(self.name, "waits for", type(what).__name__)
            yield what


async def double(n):
    await asyncio.sleep(n)
    return n * 2


async def main():
    print(await Traced(double(1), "first"))
    print(await asyncio.gather(Traced(double(1), "second"), Traced(double(0.5), "third")))
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, future.set_result, "called")
    print(await Traced(future, "fourth"))


asyncio.run(main())
