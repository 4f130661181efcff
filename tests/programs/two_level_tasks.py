import asyncio


async def grandchild(name):
    print("  ", name, "start")
    await asyncio.sleep(0.1)
    print("  ", name, "end")


async def child(name):
    print(name, "start")
    tasks = [asyncio.create_task(grandchild(f"{name}.{i}")) for i in range(2)]
    for task in tasks:
        await task
    print(name, "end")


async def main():
    await asyncio.gather(child("A"), child("B"))
    print("main end")


asyncio.run(main())
