import asyncio


def note(what):
    print("callback", what)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(note, "first")
    loop.call_soon(note, "second")
    print("main goes on")
    await asyncio.sleep(0)
    print("main again")


asyncio.run(main())
