import asyncio


async def show():
    print("in", asyncio.current_task().get_name())
    await asyncio.sleep(0.1)


async def main():
    print("main is", asyncio.current_task().get_name())
    first = asyncio.create_task(show())
    second = asyncio.create_task(show(), name="second")
    third = asyncio.create_task(show())
    print(first.get_name(), second.get_name(), third.get_name())
    third.set_name("renamed")
    await asyncio.gather(first, second, third)
    print(third.get_name())


asyncio.run(main())
asyncio.run(main())
