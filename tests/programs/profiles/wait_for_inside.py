# wait_for runs a coroutine in a task of its own (to 3.11) or inside the caller (from 3.12).
import asyncio


async def who():
    return asyncio.current_task().get_name()


async def slow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("slow is cancelled", error.args)
        raise


async def cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.5)
        print("cleaned up")


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    asyncio.current_task().set_name("main")
    print(await asyncio.wait_for(who(), 1) == "main")
    for coro in (slow(), cleanup()):
        try:
            await asyncio.wait_for(coro, 1)
        except TimeoutError as error:
            print("timeout", repr(error), repr(error.__cause__), round(loop.time() - start, 1))
    task = asyncio.create_task(slow())
    try:
        await asyncio.wait_for(asyncio.shield(task), 1)
    except TimeoutError:
        print("still running:", not task.done())
    task.cancel()
    try:
        await asyncio.wait_for(task, None)
    except asyncio.CancelledError:
        print("cancelled")
    for limit in (0, -1):
        try:
            print(await asyncio.wait_for(who(), limit))
        except TimeoutError:
            print("no time at all")
    done = loop.create_future()
    done.set_result(5)
    print(await asyncio.wait_for(done, 0))
    outer = asyncio.create_task(asyncio.wait_for(slow(), 5))
    await asyncio.sleep(1)
    outer.cancel("enough")
    try:
        await outer
    except asyncio.CancelledError as error:
        print("outer", error.args)


asyncio.run(main())
