# A group fails inside a time limit: who counts the cancellations how?
import asyncio


async def fails(delay):
    await asyncio.sleep(delay)
    raise ValueError(delay)


async def main():
    task = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(1))
            group.create_task(asyncio.sleep(5))
    except* ValueError as errors:
        print(errors.exceptions, task.cancelling())
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(2)
    except TimeoutError:
        print("timeout")
    except asyncio.CancelledError:
        print("cancelled", task.uncancel())
    try:
        print(await asyncio.wait_for(asyncio.sleep(2, "slept"), 1))
    except TimeoutError:
        print("timeout")
    except asyncio.CancelledError:
        print("cancelled", task.uncancel())
    task.cancel()
    print(task.cancelling(), task.uncancel())
    try:
        await asyncio.sleep(0)
        print("goes on")
    except asyncio.CancelledError:
        print("cancelled all the same")


asyncio.run(main())
