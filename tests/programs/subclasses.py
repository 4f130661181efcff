# Classes of one's own on top of asyncio's.
import asyncio


class CountingQueue(asyncio.Queue):
    def _init(self, maxsize):
        super()._init(maxsize)
        self.puts = 0

    def _put(self, item):
        self.puts += 1
        super()._put(item)


class NamedLock(asyncio.Lock):
    def __init__(self, name):
        super().__init__()
        self.name = name

    async def acquire(self):
        print("wants", self.name)
        return await super().acquire()


class Flag(asyncio.Event):
    def set(self):
        print("set!")
        super().set()


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("a new loop")
        return super().new_event_loop()


async def main():
    queue = CountingQueue()
    await queue.put(1)
    await queue.put(2)
    print(queue.puts, await queue.get(), str(queue))
    async with NamedLock("door") as nothing:
        print("inside", nothing)
    flag = Flag()
    asyncio.get_running_loop().call_later(0.1, flag.set)
    print(await flag.wait())


asyncio.set_event_loop_policy(Policy())
asyncio.run(main())
asyncio.set_event_loop_policy(None)
