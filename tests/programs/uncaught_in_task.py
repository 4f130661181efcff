import asyncio


async def explode():
    await asyncio.sleep(1)
    raise ValueError("boom")


async def calm():
    try:
        await asyncio.sleep(5)
    finally:
        print("calm is cancelled first")


async def main():
    asyncio.create_task(calm())
    await asyncio.sleep(0)
    await explode()


asyncio.run(main())
