import asyncio


async def work():
    print("runs once")
    await asyncio.sleep(0.1)
    return 42


async def main():
    coroutine = work()
    print(await asyncio.gather(coroutine, coroutine))


asyncio.run(main())
