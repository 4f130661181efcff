import asyncio


async def ok():
    await asyncio.sleep(2)
    print("never printed, the program has ended")


async def wrong():
    await asyncio.sleep(1)
    return undefined_name


async def main():
    await asyncio.gather(ok(), wrong())


asyncio.run(main())
