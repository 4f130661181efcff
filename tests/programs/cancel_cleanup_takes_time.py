import asyncio
import time


async def connection():
    try:
        await asyncio.sleep(60)
    finally:
        await asyncio.sleep(0.5)
        print(f"closed at {time.time() - start:.1f}")


async def main():
    task = asyncio.create_task(connection())
    await asyncio.sleep(1)
    task.cancel()
    print(f"asked at {time.time() - start:.1f}")
    await asyncio.gather(task, return_exceptions=True)
    print(f"over at {time.time() - start:.1f}")


start = time.time()
asyncio.run(main())
