# gather: nesting, repeated and finished awaitables, cancellation with reasons, no loop.
import asyncio


async def work(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise ValueError(n)
    return n


async def main():
    c = work(1)
    print(await asyncio.gather(c, c, work(2)))
    g = asyncio.gather(work(1), asyncio.gather(work(2), work(3, True)), return_exceptions=True)
    print(g.done(), await g)
    g = asyncio.gather(work(5), work(6))
    await asyncio.sleep(1)
    print(g.cancel("reason"), g.cancelled(), g.done())
    try:
        await g
    except asyncio.CancelledError as error:
        print("cancelled", error.args, g.cancelled())
    g = asyncio.gather(work(5), work(6), return_exceptions=True)
    await asyncio.sleep(1)
    g.cancel()
    try:
        print(await g)
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    tasks = [asyncio.create_task(work(n)) for n in (1, 2, 3)]
    tasks[1].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    tasks = [asyncio.create_task(work(n)) for n in (1, 2, 3)]
    asyncio.get_running_loop().call_later(0.5, tasks[1].cancel)
    try:
        await asyncio.gather(*tasks)
    except asyncio.CancelledError:
        print("one was cancelled", [t.done() for t in tasks], tasks[0].cancelled())
    await asyncio.sleep(3)
    empty = asyncio.gather()
    print(type(empty).__name__, await empty)
    try:
        asyncio.gather(1, 2)
    except TypeError as error:
        print("TypeError:", error)
    try:
        asyncio.gather(work(1), nope=1)
    except TypeError as error:
        print("TypeError:", error)


asyncio.run(main())
