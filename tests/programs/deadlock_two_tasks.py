import asyncio

tasks = []


async def wait_for_other(n):
    await asyncio.sleep(0.1)
    print(n, "waits for", 1 - n)
    await tasks[1 - n]


async def main():
    loop = asyncio.get_running_loop()
    barrier = loop.create_future()
    for n in range(2):
        tasks.append(asyncio.create_task(wait_for_other(n)))
    await barrier


asyncio.run(main())
