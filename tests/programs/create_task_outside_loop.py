import asyncio


async def work():
    pass


try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
asyncio.create_task(work())
