import asyncio


async def dig():
    await dig()


async def main():
    try:
        await dig()
    except RecursionError:
        print("too deep")


asyncio.run(main())
