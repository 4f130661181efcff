import asyncio


async def nap(seconds):
    await asyncio.sleep(seconds)


async def main():
    print(len(asyncio.all_tasks()))
    tasks = [asyncio.create_task(nap(i)) for i in range(1, 4)]
    print(len(asyncio.all_tasks()))
    await tasks[0]
    print(len(asyncio.all_tasks()))
    await asyncio.gather(*tasks)
    print(len(asyncio.all_tasks()))


asyncio.run(main())
