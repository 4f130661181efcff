import asyncio


async def main():
    print(await asyncio.sleep(0.1, "from sleep"))
    print(await asyncio.sleep(0, result=5))
    print(await asyncio.sleep(-1))


asyncio.run(main())
