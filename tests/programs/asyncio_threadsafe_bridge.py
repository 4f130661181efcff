import asyncio
import queue
import threading
import time

results = queue.Queue()


async def compute(n):
    await asyncio.sleep(0.1)
    if n == 13:
        raise ValueError("unlucky")
    return n * n


def start_loop(loop, started):
    asyncio.set_event_loop(loop)
    loop.call_soon(started.set)
    loop.run_forever()
    print("loop stopped")


loop = asyncio.new_event_loop()
started = threading.Event()
thread = threading.Thread(target=start_loop, args=(loop, started), name="loop")
thread.start()
started.wait()
for n in (3, 13):
    future = asyncio.run_coroutine_threadsafe(compute(n), loop)
    try:
        print(n, future.result(timeout=1))
    except ValueError as error:
        print(n, "raised", error)
slow = asyncio.run_coroutine_threadsafe(asyncio.sleep(5), loop)
try:
    slow.result(0.2)
except TimeoutError:
    print("too slow, cancelled:", slow.cancel())
for text in "abc":
    loop.call_soon_threadsafe(results.put, text)
print([results.get() for _ in range(3)])
time.sleep(0.1)
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()
print(slow.cancelled(), loop.is_closed())
