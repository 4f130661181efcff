import asyncio


async def background(name):
    try:
        while True:
            print(name, "works")
            await asyncio.sleep(1)
    finally:
        print(name, "cleans up")


async def main():
    task = asyncio.create_task(background("logger"))
    await asyncio.sleep(2.5)
    print("main ends")


asyncio.run(main())
print("after run")
