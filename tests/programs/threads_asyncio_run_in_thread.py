import asyncio
import threading
import time


async def work(name, n):
    for i in range(n):
        print(name, i, threading.current_thread().name)
        await asyncio.sleep(0.1)
    return name


def in_thread(name):
    print(asyncio.run(work(name, 3)))
    try:
        asyncio.get_event_loop()
    except RuntimeError as error:
        print(error)


threads = [threading.Thread(target=in_thread, args=(n,), name=f"T{n}") for n in "ab"]
for t in threads:
    t.start()
print(asyncio.run(work("main", 2)))
for t in threads:
    t.join()


async def blocked():
    def late():
        time.sleep(0.3)
        loop.call_soon_threadsafe(event.set)
    loop = asyncio.get_running_loop()
    event = asyncio.Event()
    threading.Thread(target=late).start()
    await event.wait()
    print("woken", f"{time.monotonic() - 1000:.1f}")


asyncio.run(blocked())
