import asyncio


async def main():
    try:
        await 5
    except TypeError as error:
        print(error)
    try:
        await "text"
    except TypeError as error:
        print(error)
    try:
        await None
    except TypeError as error:
        print(error)
    await [1, 2]


asyncio.run(main())
