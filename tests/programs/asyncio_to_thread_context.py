import asyncio
import contextvars
import threading
import time

user = contextvars.ContextVar("user", default="nobody")


def blocking(delay):
    time.sleep(delay)
    before = user.get()
    user.set("changed in the thread")
    return before, threading.current_thread() is threading.main_thread()


async def serve(name, delay):
    user.set(name)
    result = await asyncio.to_thread(blocking, delay)
    return result, user.get()


async def main():
    print(await asyncio.gather(serve("ann", 0.2), serve("bob", 0.1)))
    print(user.get())
    try:
        async with asyncio.timeout(0.1):
            await asyncio.to_thread(time.sleep, 0.3)
    except TimeoutError:
        print("the waiting stops, the thread goes on")


asyncio.run(main())
print("end")
