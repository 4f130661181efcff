# TaskGroup: results, nested groups, errors of many, cancellation from outside, timeouts.
import asyncio
# judge: 3.11.7+


async def work(n, fail=None):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
    if fail:
        raise fail
    return n


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(n), name=f"w{n}") for n in (3, 1, 2)]
        print("body", [t.get_name() for t in tasks])
    print([t.result() for t in tasks])
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(work(5))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(work(1, ValueError("inner")))
                inner.create_task(work(2))
            print("not reached")
    except* ValueError as errors:
        print("outer got", errors.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(1, ValueError("one")))
            group.create_task(work(1, KeyError("two")))
            group.create_task(work(1, TypeError("three")))
    except* (ValueError, KeyError) as errors:
        print("some", [repr(e) for e in errors.exceptions])
    except* TypeError as errors:
        print("rest", errors)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(3))
            raise RuntimeError("in the body")
    except ExceptionGroup as errors:
        print(errors, errors.exceptions)

    async def in_task():
        async with asyncio.TaskGroup() as group:
            group.create_task(work(4))
            await work(6)
    task = asyncio.create_task(in_task())
    await asyncio.sleep(1)
    task.cancel("from outside")
    try:
        await task
    except asyncio.CancelledError as error:
        print("in_task", error.args)
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(work(7))
    except TimeoutError:
        print("timeout")
    group = asyncio.TaskGroup()
    for use in (lambda: group.create_task(work(0)),):
        try:
            coro = work(0)
            group.create_task(coro)
        except RuntimeError as error:
            print(str(error)[-20:])
        finally:
            coro.close()
    async with group:
        group.create_task(work(0.1))
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(str(error)[-24:])

    async def spawner(group, depth):
        await asyncio.sleep(0.1)
        if depth:
            group.create_task(spawner(group, depth - 1))
        print("depth", depth)
    async with asyncio.TaskGroup() as group:
        group.create_task(spawner(group, 2))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(1, SystemExit(4)))
            group.create_task(work(2))
    except BaseException as error:
        print(type(error).__name__, error.args)


try:
    asyncio.run(main())
except SystemExit as error:
    print("exit", error.code)
