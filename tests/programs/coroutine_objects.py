# Coroutines driven by hand: send, throw, close, and what they tell about themselves.
import asyncio
import types


async def echo():
    print("started")
    try:
        got = await Suspend("first")
        print("got", got)
        got = await Suspend("second")
        print("got", got)
    except ValueError as error:
        print("caught", error)
        return "recovered"
    finally:
        print("finally")
    return "done"


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


@types.coroutine
def old_style(n):
    for i in range(n):
        yield
    return n * 10


@types.coroutine
def plain():
    return 7


async def uses_old():
    return await old_style(2) + await plain_generator()


@types.coroutine
def plain_generator():
    result = yield from asyncio.sleep(0.1, 5)
    return result


coro = echo()
print(coro.cr_running, coro.cr_await, coro.cr_frame is not None, coro.__name__, coro.__qualname__)
print(coro.send(None), coro.send("A"), coro.cr_await is not None)
try:
    coro.send("B")
except StopIteration as stop:
    print("StopIteration", stop.value)
print(coro.cr_frame)
try:
    coro.send(None)
except RuntimeError as error:
    print("RuntimeError:", error)
coro = echo()
try:
    coro.send(1)
except TypeError as error:
    print("TypeError:", error)
coro.send(None)
try:
    coro.throw(ValueError("thrown"))
except StopIteration as stop:
    print(stop.value)
coro = echo()
coro.send(None)
try:
    coro.throw(KeyError, "k")
except KeyError as error:
    print("KeyError", error)
coro = echo()
coro.close()
coro.close()
print("closed before start")
coro = echo()
coro.send(None)
coro.close()
it = echo().__await__()
print(type(it).__name__, next(it))
it.close()
print(asyncio.run(uses_old()))
print(asyncio.iscoroutinefunction(old_style), asyncio.iscoroutine(old_style(1)))


async def main():
    print(await old_style(3))
    task = asyncio.create_task(echo())
    try:
        await task
    except RuntimeError as error:
        print("RuntimeError:", error)
    c = uses_old()
    t = asyncio.create_task(c)
    await asyncio.sleep(0)
    try:
        await c
    except RuntimeError as error:
        print("RuntimeError:", error)
    print(await t)
    try:
        await c
    except RuntimeError as error:
        print("RuntimeError:", error)


asyncio.run(main())
