"""The report of an exception that nobody fetched comes from the library, which suggests nothing."""
import asyncio


async def misspelt():
    asyncio.current_task().cancelld()


async def main():
    task = asyncio.create_task(misspelt())
    await asyncio.sleep(0.1)
    del task


asyncio.run(main())
