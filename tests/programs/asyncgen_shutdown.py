# Async generators left open when the loop ends; shutdown_asyncgens.
import asyncio


async def ticker(name):
    try:
        n = 0
        while True:
            yield n
            n += 1
            await asyncio.sleep(0.1)
    finally:
        print(name, "cleans up")
        await asyncio.sleep(0.1)
        print(name, "is clean")


async def bad():
    try:
        yield 1
    finally:
        raise ValueError("cleanup fails")


async def main():
    async for n in ticker("broken off"):
        if n == 2:
            break
    print("after the loop")
    await asyncio.sleep(0)
    global kept, other
    kept = ticker("kept")
    print(await kept.__anext__())
    other = bad()
    await other.__anext__()
    print("main ends")


asyncio.run(main())
print("end")
loop = asyncio.new_event_loop()
gen = ticker("by hand")


async def first():
    return await gen.__anext__()

print(loop.run_until_complete(first()))
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
