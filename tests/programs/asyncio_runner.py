# asyncio.Runner: several top-level calls on one loop.
import asyncio


async def count(counter, n):
    for i in range(n):
        counter.append(i)
        await asyncio.sleep(0.1)
    return len(counter)


async def main_loop():
    return asyncio.get_running_loop()


async def in_background(log):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        log.append("background cancelled")
        raise


async def starts_background(log):
    asyncio.create_task(in_background(log), name="bg")
    await asyncio.sleep(0)


with asyncio.Runner() as runner:
    counter = []
    print(runner.run(count(counter, 2)), runner.run(count(counter, 3)))
    loop = runner.get_loop()
    print(runner.run(main_loop()) is loop, loop.is_running(), loop.is_closed(), loop.get_debug())
    log = []
    runner.run(starts_background(log))
    print(log, len(asyncio.all_tasks(loop)))
print(log, loop.is_closed())
try:
    runner.run(main_loop())
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    runner.get_loop()
except RuntimeError as error:
    print("RuntimeError:", error)
runner.close()
try:
    with runner:
        pass
except RuntimeError as error:
    print("RuntimeError:", error)

with asyncio.Runner(debug=True) as runner:
    print(runner.get_loop().get_debug())
    try:
        runner.run(count)
    except ValueError as error:
        print(str(error)[:39])
    try:
        runner.run(asyncio.sleep)
    except ValueError as error:
        print(str(error)[:35])


async def nested():
    inner = asyncio.Runner()
    coro = count([], 1)
    try:
        inner.run(coro)
    except RuntimeError as error:
        print("RuntimeError:", error)
    try:
        asyncio.run(coro)
    except RuntimeError as error:
        print("RuntimeError:", error)
    coro.close()
    inner.close()

asyncio.run(nested())


def factory():
    print("making a loop")
    return asyncio.new_event_loop()

with asyncio.Runner(loop_factory=factory) as runner:
    print(runner.run(count([], 1)))
runner = asyncio.Runner()
try:
    runner.run(count([], 1), context=None)
    print("ran")
finally:
    runner.close()
print(asyncio.run(count([], 2), debug=True))
