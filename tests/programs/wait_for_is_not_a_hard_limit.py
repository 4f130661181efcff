# wait_for cancels at the limit, and then waits until the cancelled task is really gone.
import asyncio
import time


async def slow_to_leave():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(2)


async def main():
    start = time.monotonic()
    try:
        await asyncio.wait_for(slow_to_leave(), 0.5)
    except TimeoutError:
        print(f"limit 0.5, came back after {time.monotonic() - start:.1f}")


asyncio.run(main())
