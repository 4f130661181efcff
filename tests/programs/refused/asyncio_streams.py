# expect: open_connection
import asyncio


async def main():
    print("before")
    reader, writer = await asyncio.open_connection("localhost", 80)  # <--


asyncio.run(main())
