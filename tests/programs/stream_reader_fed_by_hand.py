"""An asyncio.StreamReader without a network: somebody feeds it, others read."""
import asyncio


async def feed(reader, blocks, delay):
    for block in blocks:
        await asyncio.sleep(delay)
        print("feed", block)
        reader.feed_data(block)
    reader.feed_eof()


async def lines():
    reader = asyncio.StreamReader()
    print(reader)
    feeder = asyncio.create_task(feed(reader, [b"one\ntw", b"o\nthr", b"ee"], 0.5))
    print(await reader.readline())
    print(await reader.readline(), reader)
    print(await reader.readline(), reader.at_eof(), await reader.readline())
    await feeder


async def every_line():
    reader = asyncio.StreamReader()
    asyncio.create_task(feed(reader, [b"a\nb\n", b"c\n\n", b"end"], 0.1))
    async for line in reader:
        print(line)
    print(reader)


async def parts():
    reader = asyncio.StreamReader(limit=16)
    reader.feed_data(b"0123456789|abc|")
    print(reader, await reader.read(4), await reader.readexactly(2), await reader.read(0))
    print(await reader.readuntil(b"|"), await reader.readuntil(b"c|"))
    asyncio.create_task(feed(reader, [b"xy", b"z"], 0.1))
    print(await reader.read())
    reader = asyncio.StreamReader()
    asyncio.create_task(feed(reader, [b"xy", b"z"], 0.1))
    try:
        await reader.readexactly(5)
    except asyncio.IncompleteReadError as error:
        print(type(error).__name__, error, error.partial, error.expected)
    print(await reader.read(3))


async def mistakes():
    reader = asyncio.StreamReader(limit=4)
    reader.feed_data(b"0123456789\nrest")
    for read in (reader.readuntil, reader.readline, reader.readline):
        try:
            print(await read())
        except (asyncio.LimitOverrunError, ValueError) as error:
            print(type(error).__name__, error, getattr(error, "consumed", None))
    for call in (lambda: reader.readexactly(-1), lambda: reader.readuntil(b"")):
        try:
            await call()
        except ValueError as error:
            print(error)
    first = asyncio.create_task(reader.read(1))
    second = asyncio.create_task(reader.readexactly(1))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(first.done(), second.exception())
    reader.set_exception(ConnectionError("gone"))
    print(await asyncio.gather(first, reader.readline(), return_exceptions=True))
    print(reader.exception(), reader)
    reader = asyncio.StreamReader()
    reader.feed_eof()
    try:
        reader.feed_data(b"late")
    except AssertionError as error:
        print("assertion:", error)
    try:
        asyncio.StreamReader(limit=0)
    except ValueError as error:
        print(error)
    try:
        await asyncio.wait_for(asyncio.StreamReader().readline(), 0.5)
    except asyncio.TimeoutError:
        print("nothing came")


for part in (lines, every_line, parts, mistakes):
    print("---", part.__name__)
    asyncio.run(part())
