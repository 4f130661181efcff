import asyncio


async def good(name, delay):
    await asyncio.sleep(delay)
    print(name, "still finished")
    return name


async def bad():
    await asyncio.sleep(0.5)
    raise RuntimeError("no luck")


async def main():
    try:
        await asyncio.gather(good("first", 0.2), bad(), good("last", 1))
    except RuntimeError as error:
        print("caught:", error)
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())
