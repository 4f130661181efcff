# Debug mode looks at what a loop is to call, at who calls it, and where coroutines were made.
import asyncio


async def never_awaited():
    pass


async def helper():
    never_awaited()


async def main():
    loop = asyncio.get_running_loop()
    for callback in (never_awaited, 1):
        try:
            loop.call_soon(callback)
        except TypeError as error:
            print("TypeError:", error)

    def from_thread():
        try:
            loop.call_soon(print, "not safe")
        except RuntimeError as error:
            print("RuntimeError:", error)
        loop.call_soon_threadsafe(print, "safe")
    await asyncio.to_thread(from_thread)
    await helper()


asyncio.run(main(), debug=True)
