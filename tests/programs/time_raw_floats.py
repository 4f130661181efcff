import asyncio
import time


async def main():
    start = time.time()
    await asyncio.sleep(0.1)
    print(time.time() - start)
    start = time.perf_counter()
    await asyncio.sleep(0.3)
    print(time.perf_counter() - start)
    print(time.time(), time.monotonic())


asyncio.run(main())
