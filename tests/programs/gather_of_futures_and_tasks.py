import asyncio


async def double(n):
    await asyncio.sleep(n / 10)
    return 2 * n


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(double(4))
    loop.call_later(0.2, future.set_result, "by hand")
    print(await asyncio.gather(double(1), future, task))


asyncio.run(main())
