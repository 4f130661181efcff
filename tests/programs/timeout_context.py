import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            print("in time?")
            await asyncio.sleep(2)
    except TimeoutError:
        print("too late")
    async with asyncio.timeout(5) as limit:
        await asyncio.sleep(1)
    print(limit.expired())


asyncio.run(main())
