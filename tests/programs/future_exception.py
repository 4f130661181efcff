import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(ValueError("set by hand"))
    try:
        await future
    except ValueError as error:
        print("caught", error)
    print(repr(future.exception()))
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        print("InvalidStateError:", error)


asyncio.run(main())
