import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def blocking(n):
    time.sleep(n / 10)
    return n, threading.current_thread().name


async def heartbeat():
    for i in range(4):
        await asyncio.sleep(0.125)
        print("beat", i)


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    beats = asyncio.create_task(heartbeat())
    with ThreadPoolExecutor(2, thread_name_prefix="io") as pool:
        jobs = [loop.run_in_executor(pool, blocking, n) for n in (3, 1, 2)]
        for done in asyncio.as_completed(jobs):
            print(await done, f"{loop.time() - start:.2f}")
    await beats
    print(await loop.run_in_executor(None, sum, [1, 2, 3]))
    try:
        await loop.run_in_executor(None, int, "nope")
    except ValueError as error:
        print(error)


asyncio.run(main())
