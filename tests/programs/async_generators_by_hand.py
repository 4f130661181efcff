# asend, athrow, aclose; generators that are left, closed twice, ignored.
import asyncio


async def counter(limit):
    print("begin")
    try:
        received = None
        for i in range(limit):
            try:
                received = yield (i, received)
            except ValueError as error:
                print("caught", error)
                received = "after error"
            await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0.1)
        print("end")


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def fails():
    yield 1
    raise KeyError("from generator")


async def main():
    gen = counter(5)
    print(type(gen).__name__, gen.__name__, gen.ag_running)
    print(await gen.__anext__(), await gen.asend("x"), await gen.athrow(ValueError("v")))
    print(await gen.aclose(), await gen.aclose())
    try:
        await gen.__anext__()
    except StopAsyncIteration:
        print("stopped")
    fresh = counter(1)
    try:
        await fresh.asend(1)
    except TypeError as error:
        print("TypeError:", error)
    await fresh.aclose()
    gen = stubborn()
    await gen.asend(None)
    try:
        await gen.aclose()
    except RuntimeError as error:
        print("RuntimeError:", error)
    gen = fails()
    try:
        async for item in gen:
            print(item)
    except KeyError as error:
        print("KeyError", error)
    print([x async for x in counter(2)])
    print(await anext(counter(1)), await anext(fails()))
    empty = counter(0)
    print(await anext(empty, "default"))
    try:
        await anext(empty)
    except StopAsyncIteration as error:
        print(repr(error))
    async for item in counter(3):
        if item[0] == 1:
            break
    print("left early")
    await asyncio.sleep(0.5)


async def leaves_open():
    global kept
    kept = counter(3)
    print(await kept.__anext__())


asyncio.run(main())
asyncio.run(leaves_open())
print("over")


async def more():
    it = aiter(counter(1))
    async for item in it:
        print("last", item)
    print(await asyncio.wait_for(counter(1).__anext__(), 1))
    gen = counter(2)
    task = asyncio.ensure_future(gen.__anext__())
    print(await task)
    await gen.aclose()
    for bad in (lambda: aiter([1]), lambda: anext([1])):
        try:
            bad()
        except TypeError as error:
            print("TypeError:", str(error).split(" at ")[0])


asyncio.run(more())
