import asyncio


async def divide(a, b):
    await asyncio.sleep(0.1)
    return a / b


async def main():
    results = await asyncio.gather(
        divide(6, 3), divide(1, 0), divide(1, 4), return_exceptions=True
    )
    for result in results:
        print(repr(result))


asyncio.run(main())
