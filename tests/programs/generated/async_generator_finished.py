# What the methods of a finished async generator give.
import asyncio
async def numbers(n):
    try:
        for i in range(n):
            got = yield i
            print("got", got)
    finally:
        print("fin")
async def attempt(label, aw):
    try:
        print(label, await aw)
    except BaseException as e:
        print(label, repr(e))
async def main():
    g = numbers(1)
    await attempt(1, g.aclose())
    await attempt(2, g.__anext__())
    await attempt(3, g.asend(1))
    await attempt(4, g.athrow(ValueError(1)))
    await attempt(5, g.aclose())
    g = numbers(2)
    await attempt(6, g.asend(1))
    await attempt(7, g.__anext__())
    await attempt(8, g.athrow(ValueError(1)))
    await attempt(9, g.athrow(ValueError(1)))
    await attempt(10, g.__anext__())
    g = numbers(2)
    await attempt(11, g.__anext__())
    await g.aclose()
    await attempt(12, g.athrow(KeyError("x")))
    g = numbers(0)
    await attempt(13, g.__anext__())
    await attempt(14, g.athrow(KeyError("x")))
    await attempt(15, g.__anext__())
    await attempt(16, g.aclose())
    g = numbers(2)
    await attempt(17, g.athrow(KeyError("x")))
    await attempt(18, g.__anext__())
    await attempt(19, g.athrow(KeyError("x")))
    g = numbers(2)
    await attempt(20, g.__anext__())
    await attempt(21, g.athrow(StopAsyncIteration("x")))
    await attempt(22, g.asend(None))
    await attempt(23, g.athrow(GeneratorExit()))
    await attempt(24, g.athrow(StopAsyncIteration()))
asyncio.run(main())
