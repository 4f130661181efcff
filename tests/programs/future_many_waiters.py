import asyncio


async def waiter(name, future):
    print(name, "waits")
    print(name, "has", await future)


async def main():
    future = asyncio.Future()
    tasks = [asyncio.create_task(waiter(name, future)) for name in "abc"]
    await asyncio.sleep(1)
    future.set_result("the news")
    print("it is set")
    await asyncio.gather(*tasks)


asyncio.run(main())
