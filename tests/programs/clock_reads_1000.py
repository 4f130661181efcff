# A thousand readings of one instant cost nothing; from then on each takes a millisecond.
import asyncio
import time


async def main():
    start = time.perf_counter()
    readings = [time.perf_counter() for _ in range(1001)]
    print(readings.index(max(readings)), '%.3f' % (max(readings) - start))
    await asyncio.sleep(1)
    print('%.3f' % (time.perf_counter() - start))


asyncio.run(main())
