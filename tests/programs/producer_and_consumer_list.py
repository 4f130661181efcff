# Two tasks share a list; nothing can happen between two awaits.
import asyncio

basket = []


async def produce():
    for item in ["bread", "milk", "eggs"]:
        await asyncio.sleep(1)
        basket.append(item)
        print("put", item)
    basket.append(None)


async def consume():
    while True:
        while not basket:
            await asyncio.sleep(0.4)
        item = basket.pop(0)
        if item is None:
            break
        print("got", item)


async def main():
    await asyncio.gather(produce(), consume())


asyncio.run(main())
