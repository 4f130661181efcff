# Classes derived from asyncio's: Task, Future, Queue, Lock, Event; a task factory that makes them.
import asyncio


class NamedTask(asyncio.Task):
    def __init__(self, coro, label):
        super().__init__(coro)
        self.label = label

    def describe(self):
        return f"{self.label} done={self.done()}"


class Plain(asyncio.Task):
    pass


class Promise(asyncio.Future):
    def __init__(self):
        super().__init__()
        self.note = "promise"

    def resolve(self, value):
        self.set_result(value)


class LoggedQueue(asyncio.Queue):
    async def put(self, item):
        print("put", item)
        await super().put(item)

    def _put(self, item):
        super()._put(item)


class CountingLock(asyncio.Lock):
    def __init__(self):
        super().__init__()
        self.count = 0

    async def acquire(self):
        self.count += 1
        return await super().acquire()


async def work(x):
    await asyncio.sleep(0.1)
    return x * 2


async def main():
    task = NamedTask(work(4), "lab")
    print(task.describe(), isinstance(task, asyncio.Task), type(task).__name__, task.get_name())
    print(await task, task.describe())
    plain = Plain(work(5))
    print(await plain, type(plain).__name__)
    promise = Promise()
    asyncio.get_running_loop().call_soon(promise.resolve, 3)
    print(await promise, promise.note, promise.done())
    queue = LoggedQueue(maxsize=2)
    await queue.put(1)
    print(await queue.get(), queue.qsize())
    lock = CountingLock()
    async with lock:
        print(lock.locked(), lock.count)
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro: Plain(coro, loop=loop))
    made = asyncio.create_task(work(6))
    print(type(made).__name__, await asyncio.gather(made, asyncio.create_task(work(7))))
    cancelled = NamedTask(work(1), "c")
    cancelled.cancel()
    try:
        await cancelled
    except asyncio.CancelledError:
        print(cancelled.describe(), cancelled.cancelled())


asyncio.run(main())
