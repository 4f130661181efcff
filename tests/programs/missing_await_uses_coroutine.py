import asyncio


async def get_number():
    return 20


async def main():
    number = get_number()
    print(number + 1)


asyncio.run(main())
