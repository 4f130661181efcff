import asyncio


async def server(delay):
    await asyncio.sleep(delay)
    return f"answer after {delay}"


async def ask(delay, patience):
    try:
        return await asyncio.wait_for(server(delay), patience)
    except asyncio.TimeoutError:
        return f"no answer within {patience}"


async def main():
    print(await asyncio.gather(ask(1, 2), ask(2, 1), ask(0.5, 0.6), ask(3, 0.1)))


asyncio.run(main())
