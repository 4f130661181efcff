import asyncio

balance = 0


async def deposit(n):
    global balance
    for i in range(n):
        balance += 1
    await asyncio.sleep(0)
    balance += n


async def main():
    await asyncio.gather(deposit(10), deposit(20), deposit(30))
    print("balance", balance)


asyncio.run(main())
