import asyncio


async def fails():
    raise ValueError("nobody looks")


async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    print("finished normally")


asyncio.run(main())
