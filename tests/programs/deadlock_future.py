import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    print("waiting for a future that nobody sets")
    await future
    print("never")


asyncio.run(main())
