# An async function where a plain one is expected: it is called, but nobody awaits what it returns.
# The executor takes it without a word; only a loop in debug mode refuses it.
import asyncio
import threading


async def work():
    print("never printed")
    return 7


async def main():
    loop = asyncio.get_running_loop()
    made = await loop.run_in_executor(None, work)
    print("from the executor:", type(made).__name__)
    print("awaited after all:", await made)
    threaded = await asyncio.to_thread(work)
    print("from to_thread:", asyncio.iscoroutine(threaded))
    threaded.close()
    try:
        await loop.run_in_executor(None, work())
    except TypeError as error:
        print("TypeError:", error)
    loop.set_debug(True)
    try:
        await loop.run_in_executor(None, work)
    except TypeError as error:
        print("TypeError:", error)
    loop.set_debug(False)


class Lost(threading.Thread):
    async def run(self):
        print("never printed either")


asyncio.run(main())
for thread in threading.Thread(target=work), Lost(), threading.Timer(0.1, work):
    thread.start()
    thread.join()
print("end")
