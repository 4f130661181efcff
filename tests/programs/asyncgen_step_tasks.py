# Steps of async generators as tasks: merged streams, limits of time, and what can be seen of them.
import asyncio


async def count(name, delay, n):
    for i in range(n):
        await asyncio.sleep(delay)
        yield f"{name}{i}"
    print(name, "ends")


async def merge(*streams):
    pending = {asyncio.create_task(s.__anext__(), name=f"first {i}"): s
               for i, s in enumerate(streams)}
    while pending:
        done, _ = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            stream = pending.pop(task)
            try:
                yield task.result()
            except StopAsyncIteration:
                continue
            pending[asyncio.create_task(stream.__anext__())] = stream


async def look(g):
    print(g.ag_frame is None, g.ag_running, g.ag_await)
    step = g.__anext__()
    print(asyncio.iscoroutine(step))
    task = asyncio.create_task(step)
    print(task.get_coro() is step, task)
    await asyncio.sleep(0)
    print(g.ag_running, g.ag_await.__name__, task)
    try:
        await g.__anext__()
    except RuntimeError as error:
        print(error)
    print(await task, g.ag_frame.f_lineno, g.ag_await, task)
    task = asyncio.create_task(g.athrow(KeyError("thrown")))
    try:
        await task
    except KeyError as error:
        print(repr(error), task)
    print(g.ag_frame, [n for n in ("gi_frame", "cr_frame", "ag_frame") if hasattr(g, n)])


async def nap(delay):
    await asyncio.sleep(delay)


async def outer(delay):
    await nap(delay)


def chain(coro):
    names = []
    while hasattr(coro, "cr_await"):
        names.append(coro.__qualname__)
        coro = coro.cr_await
    return " > ".join(names[:3])


async def main():
    async for x in merge(count("a", 1, 3), count("b", 0.7, 4)):
        print(x)
    g = count("c", 1, 3)
    for limit in (0.5, 5):
        try:
            print(await asyncio.wait_for(asyncio.create_task(g.__anext__()), limit))
        except asyncio.TimeoutError:
            print("timeout")
        except StopAsyncIteration:
            print("over")
    async with asyncio.TaskGroup() as group:
        task = group.create_task(count("d", 1, 1).__anext__())
    print(task.result())
    await look(count("e", 1, 2))
    task = asyncio.create_task(count("f", 1, 1).__anext__())
    await asyncio.sleep(0.5)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True), task)
    tasks = [asyncio.create_task(outer(delay)) for delay in (0, 1)]
    await asyncio.sleep(0)
    print(*(chain(t.get_coro()) for t in tasks), sep="\n")


asyncio.run(main())
