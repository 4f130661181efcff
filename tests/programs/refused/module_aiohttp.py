# expect: aiohttp
import asyncio
import aiohttp  # <--


async def main():
    async with aiohttp.ClientSession() as session:
        print(session)


asyncio.run(main())
