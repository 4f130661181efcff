import asyncio


async def main(n):
    await asyncio.sleep(n)
    return n + 1


print(asyncio.run(main(1)))
print(asyncio.run(main(2)))
