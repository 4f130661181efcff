import asyncio


async def job(n):
    await asyncio.sleep((n * 37 % 100) / 100)
    order.append(n)


async def main():
    await asyncio.gather(*[job(n) for n in range(200)])


order = []
asyncio.run(main())
print(order)
print(len(order), sum(order))
