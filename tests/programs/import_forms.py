import asyncio as aio
import time as t
from asyncio import sleep, gather
from time import perf_counter as clock


async def nap(n):
    await sleep(n)
    return n


async def main():
    start = clock()
    print(await gather(nap(1), nap(0.5)))
    print(f"{clock() - start:.2f}", f"{t.time() - begin:.1f}")


begin = t.time()
aio.run(main())
