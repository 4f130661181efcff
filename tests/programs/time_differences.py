import asyncio
import time


async def main():
    wall, mono, perf = time.time(), time.monotonic(), time.perf_counter()
    await asyncio.sleep(1.5)
    print(f"{time.time() - wall:.3f} {time.monotonic() - mono:.3f} {time.perf_counter() - perf:.3f}")
    start = time.perf_counter()
    time.sleep(0.25)
    print("elapsed: {:.2f}".format(time.perf_counter() - start), round(time.perf_counter() - start, 2))
    loop = asyncio.get_running_loop()
    before = loop.time()
    await asyncio.sleep(0.3)
    print("%.1f" % (loop.time() - before))


asyncio.run(main())
