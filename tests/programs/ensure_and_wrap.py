# ensure_future, iscoroutine, iscoroutinefunction and other questions.
import asyncio


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0.1).__await__()
        return "awaited"


async def coro():
    return "coroutine"


async def agen():
    yield 1


def plain():
    pass


class WithMethods:
    async def method(self):
        pass

    @staticmethod
    async def static():
        pass

    async def __call__(self):
        pass


async def main():
    task = asyncio.ensure_future(coro())
    print(asyncio.ensure_future(task) is task, await task)
    print(await asyncio.ensure_future(Awaitable()), await Awaitable())
    print(await asyncio.gather(Awaitable(), coro()))
    print(await asyncio.wait_for(Awaitable(), 1))
    print(await asyncio.shield(Awaitable()))
    c = coro()
    print(asyncio.iscoroutine(c), asyncio.iscoroutine(coro), asyncio.iscoroutine(task),
          asyncio.iscoroutine(Awaitable()), asyncio.iscoroutine(agen()))
    c.close()
    w = WithMethods()
    print([asyncio.iscoroutinefunction(f) for f in (coro, plain, agen, w.method, w.static, w,
                                                    lambda: 0, WithMethods, asyncio.sleep)])
    other = asyncio.new_event_loop()
    future = other.create_future()
    try:
        asyncio.ensure_future(future, loop=asyncio.get_running_loop())
    except ValueError as error:
        print("ValueError:", error)
    try:
        await future
    except RuntimeError as error:
        print("RuntimeError:", str(error)[:60])
    other.close()
    print(asyncio.isfuture(future), asyncio.isfuture(3))


asyncio.run(main())
