import asyncio


async def broken():
    await asyncio.sleep(0.1)
    raise ValueError("broken inside")


async def main():
    try:
        await asyncio.wait_for(broken(), 5)
    except ValueError as error:
        print("passed through:", error)


asyncio.run(main())
