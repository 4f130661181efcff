"""What Python says when a call was meant."""
import asyncio


async def main():
    print(asyncio.sleep)
    print(type(asyncio.sleep), asyncio.get_running_loop)
    print(asyncio.iscoroutinefunction(asyncio.sleep), asyncio.iscoroutinefunction(main))
    print(asyncio.gather.__name__, asyncio.sleep.__qualname__)
    try:
        asyncio.create_task(asyncio.sleep)
    except TypeError as error:
        print(error)
    try:
        asyncio.sleep[1]
    except TypeError as error:
        print(error)
    try:
        asyncio.gather + 1
    except TypeError as error:
        print(error)
    await asyncio.sleep


asyncio.run(main())
