import asyncio
import threading
import time


def produce(loop, queue, count):
    for i in range(count):
        time.sleep(0.1)
        asyncio.run_coroutine_threadsafe(queue.put(i), loop).result()
    asyncio.run_coroutine_threadsafe(queue.put(None), loop).result()


async def main():
    queue = asyncio.Queue(maxsize=1)
    loop = asyncio.get_running_loop()
    thread = threading.Thread(target=produce, args=(loop, queue, 4))
    thread.start()
    start = loop.time()
    while (item := await queue.get()) is not None:
        print(item, f"{loop.time() - start:.1f}")
        await asyncio.sleep(0.15)
    thread.join()


asyncio.run(main())
