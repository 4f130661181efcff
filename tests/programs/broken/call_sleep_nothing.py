import asyncio


async def slow(seconds):
    try:
        await asyncio.sleep()
    except asyncio.CancelledError:
        print("cancelled after a while")
        raise
    return seconds


async def main():
    for limit in (0.5, 2):
        try:
            result = await asyncio.wait_for(slow(1), timeout=limit)
        except asyncio.TimeoutError:
            print("too slow for", limit)
        else:
            print("result", result)
    async with asyncio.timeout(5):
        await slow(0.1)


asyncio.run(main())
