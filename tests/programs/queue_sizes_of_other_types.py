"""A queue finds out what its maxsize is when something is put."""
import asyncio
import queue


async def main():
    for size in ("3", None, [1], 2.5, -1):
        try:
            waiting = asyncio.Queue(maxsize=size)
            await waiting.put("an item")
            print(size, waiting.full(), waiting)
        except TypeError as error:
            print(repr(size), error)


asyncio.run(main())
for size in ("3", None):
    try:
        queue.Queue(size).put("an item")
    except TypeError as error:
        print(repr(size), error)
