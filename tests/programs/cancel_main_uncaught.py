import asyncio


async def main():
    asyncio.current_task().cancel()
    print("not yet")
    await asyncio.sleep(0)
    print("never")


asyncio.run(main())
