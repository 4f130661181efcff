# The loop is closed while a thread of the executor still works: its result goes nowhere.
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def work(seconds):
    time.sleep(seconds)
    print("worked", seconds)
    return seconds


async def main():
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=2)
    results = [loop.run_in_executor(pool, work, seconds) for seconds in (1, 2, 3)]
    print("first:", await results[0])


asyncio.run(main())
print("the loop is closed")
