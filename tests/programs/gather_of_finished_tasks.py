import asyncio


async def quick(n):
    print("quick", n)
    return n


async def main():
    tasks = [asyncio.create_task(quick(n)) for n in range(3)]
    await asyncio.sleep(0)
    print([task.done() for task in tasks])
    print(await asyncio.gather(*tasks))
    print(await asyncio.gather(*tasks, quick(3)))


asyncio.run(main())
