import asyncio
import time


async def eternity():
    try:
        await asyncio.sleep(3600)
        print("yay!")
    except asyncio.CancelledError:
        print("eternity was cancelled")
        raise


async def main():
    start = time.perf_counter()
    try:
        await asyncio.wait_for(eternity(), timeout=1.0)
    except asyncio.TimeoutError:
        print("timeout!", round(time.perf_counter() - start, 3))
    try:
        await asyncio.wait_for(eternity(), 0)
    except TimeoutError:
        print("no time at all")


asyncio.run(main())
