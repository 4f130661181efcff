import asyncio


async def answer():
    await asyncio.sleep(0.5)
    return 42


async def main():
    print(await asyncio.wait_for(answer(), timeout=1))
    print(await asyncio.wait_for(answer(), None))


asyncio.run(main())
