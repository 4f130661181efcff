import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def blocking(name, seconds):
    time.sleep(seconds)
    print(name, "slept in", threading.current_thread().name)
    return name.upper()


async def ticker(n):
    for i in range(n):
        print("tick", i, threading.current_thread().name)
        await asyncio.sleep(0.1)


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(ticker(6))
    print(await asyncio.to_thread(blocking, "a", 0.25))
    print(await loop.run_in_executor(None, blocking, "b", 0.1))
    with ThreadPoolExecutor(2, thread_name_prefix="mine") as pool:
        results = await asyncio.gather(*[loop.run_in_executor(pool, blocking, n, s)
                                         for n, s in (("x", 0.2), ("y", 0.1), ("z", 0.15))])
    print(results)
    await task
    try:
        await asyncio.to_thread(int, "no number")
    except ValueError as error:
        print(error)
    try:
        await asyncio.wait_for(asyncio.to_thread(blocking, "late", 0.5), 0.2)
    except TimeoutError:
        print("gave up waiting")


asyncio.run(main())
print(threading.active_count())


async def name():
    return asyncio.current_task().get_name()

print(asyncio.run(name()))
threading.Thread(target=lambda: print(threading.current_thread().name)).start()
