"""What a loop closes at its end, after the tasks that are left have been cancelled."""
import asyncio


async def numbers(tag, count):
    try:
        for i in range(count):
            await asyncio.sleep(0)
            yield i
    except GeneratorExit:
        print(tag, "exit", asyncio.current_task().get_name())
        raise
    finally:
        print(tag, "finally")


async def wrapped(tag, count):
    try:
        async for x in numbers(tag + " inside", count):
            yield x * 10
    finally:
        await asyncio.sleep(0)
        print(tag, "finally", asyncio.current_task().get_name())


async def left(tag):
    g = wrapped(tag, 3)
    print(tag, await g.asend(None))
    await asyncio.Event().wait()


async def stopped():
    raise SystemExit(3)


kept = []


async def main():
    waiting = asyncio.create_task(left("left over"))
    await asyncio.sleep(0.1)
    try:
        await wrapped("never begun", 2).asend(0)
    except TypeError as error:
        print(error)
    print("main ends")


async def stops():
    asyncio.create_task(stopped())
    g = wrapped("known", 2)
    kept.append(g)
    await g.asend(0)


asyncio.run(main())
try:
    asyncio.run(stops())
except BaseException as error:
    print(repr(error))
