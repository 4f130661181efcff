import asyncio


async def numbers(name):
    try:
        for i in range(5):
            yield i
            await asyncio.sleep(0.1)
    finally:
        print(name, "closing")
        await asyncio.sleep(0.05)
        print(name, "closed")


async def main():
    async for x in numbers("first"):
        if x == 2:
            break
    print("after the first")
    await asyncio.sleep(1)
    second = numbers("second")
    print(await second.__anext__())
    await second.aclose()
    third = numbers("third")
    async for x in third:
        break
    print("main ends")
    return third


kept = asyncio.run(main())
print("the end")
