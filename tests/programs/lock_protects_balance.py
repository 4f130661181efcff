import asyncio

balance = 0


async def deposit(lock):
    global balance
    async with lock:
        seen = balance
        await asyncio.sleep(0)
        balance = seen + 1


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(deposit(lock) for _ in range(50)))
    print(balance)


asyncio.run(main())
