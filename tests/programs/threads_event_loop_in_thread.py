import asyncio
import threading
import time


def run_loop(loop):
    asyncio.set_event_loop(loop)
    loop.run_forever()
    print("the loop has stopped")


async def work(name, seconds):
    print(name, "begins in", threading.current_thread().name)
    await asyncio.sleep(seconds)
    print(name, "ends")
    return name


async def fails():
    await asyncio.sleep(0.1)
    raise ValueError("in the other thread")


loop = asyncio.new_event_loop()
thread = threading.Thread(target=run_loop, args=(loop,), name="LoopThread")
thread.start()
a = asyncio.run_coroutine_threadsafe(work("a", 0.5), loop)
b = asyncio.run_coroutine_threadsafe(work("b", 0.2), loop)
time.sleep(0.3)
print("main looks:", a.done(), b.done())
print(a.result(), b.result(timeout=1))
try:
    asyncio.run_coroutine_threadsafe(fails(), loop).result()
except ValueError as error:
    print(error)
slow = asyncio.run_coroutine_threadsafe(work("slow", 5), loop)
try:
    slow.result(timeout=0.2)
except TimeoutError:
    print("too slow", slow.cancel())
loop.call_soon_threadsafe(print, "called in the loop")
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()
print(f"{time.monotonic() - 1000:.1f}")
