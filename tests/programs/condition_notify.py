import asyncio


async def consumer(name, condition):
    async with condition:
        print(name, "waits")
        await condition.wait()
        print(name, "goes on")


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(consumer(n, condition)) for n in range(3)]
    await asyncio.sleep(0.1)
    async with condition:
        condition.notify(1)
    await asyncio.sleep(0.1)
    print("now all")
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)


asyncio.run(main())
