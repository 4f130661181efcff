# wait, wait_for, as_completed, shield, timeout: arguments and errors.
import asyncio


async def work(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise ValueError(n)
    return n


async def main():
    for call in (lambda: asyncio.wait([]), lambda: asyncio.wait(set(), timeout=1),
                 lambda: asyncio.wait([asyncio.create_task(work(0))], return_when="SOMETIMES"),
                 lambda: asyncio.wait(asyncio.create_task(work(0))),
                 lambda: asyncio.wait(5), lambda: asyncio.wait_for(5, 1),
                 lambda: asyncio.wait_for(asyncio.sleep(0, "ok"), "soon"),
                 lambda: asyncio.sleep("1"), lambda: asyncio.sleep(None)):
        try:
            print(await call())
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
    coro = work(1)
    try:
        await asyncio.wait([coro])
    except TypeError as error:
        print("TypeError:", error)
    coro.close()
    tasks = [asyncio.create_task(work(n), name=f"t{n}") for n in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks, timeout=1.5)
    print([t.get_name() for t in done], sorted(t.get_name() for t in pending))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks)
    print(sorted(t.result() for t in done), pending)
    tasks = [asyncio.create_task(work(1, True)), asyncio.create_task(work(5))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), repr(done.pop().exception()))
    tasks[1].cancel()
    for future in asyncio.as_completed([work(2), work(1)]):
        print(await future)
    for bad in (lambda: asyncio.as_completed(asyncio.sleep), lambda: asyncio.as_completed(5)):
        try:
            for future in bad():
                print("yielded")
        except TypeError as error:
            print("TypeError:", error)
    try:
        for future in asyncio.as_completed([work(1), work(3)], timeout=2):
            print(await future)
    except asyncio.TimeoutError as error:
        print("timeout", repr(error))
    print(await asyncio.shield(work(1)))
    try:
        async with asyncio.timeout(1):
            async with asyncio.timeout(2):
                await asyncio.sleep(5)
    except TimeoutError:
        print("outer timeout")
    try:
        async with asyncio.timeout(2) as outer:
            try:
                async with asyncio.timeout(1) as inner:
                    await asyncio.sleep(5)
            except TimeoutError:
                print("inner", inner.expired(), outer.expired())
            await asyncio.sleep(5)
    except TimeoutError:
        print("then outer", outer.expired())
    async with asyncio.timeout(0.5) as limit:
        limit.reschedule(asyncio.get_running_loop().time() + 2)
        await asyncio.sleep(1)
    print("rescheduled", limit.expired())
    try:
        async with asyncio.timeout_at(asyncio.get_running_loop().time() - 1):
            await asyncio.sleep(0)
            print("one more turn?")
            await asyncio.sleep(0)
            print("not here")
    except TimeoutError:
        print("late")
    try:
        async with asyncio.timeout(1):
            raise ValueError("own error")
    except ValueError as error:
        print(error)
    print(asyncio.TimeoutError is TimeoutError, asyncio.CancelledError.__mro__[1].__name__)


asyncio.run(main())
try:
    asyncio.timeout(1)
except RuntimeError as error:
    print("RuntimeError:", error)
