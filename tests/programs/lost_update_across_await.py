import asyncio

balance = 0


async def deposit():
    global balance
    seen = balance
    await asyncio.sleep(0)
    balance = seen + 1


async def main():
    await asyncio.gather(*[deposit() for i in range(100)])
    print("balance", balance)


asyncio.run(main())
