import asyncio


async def waiter(future):
    try:
        await future
    except asyncio.CancelledError:
        print("the future was cancelled")
        return "gave up"


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(0.1)
    print(future.cancel(), future.cancelled(), future.cancel())
    print(await task)


asyncio.run(main())
