import asyncio


async def main():
    me = asyncio.current_task()
    try:
        await me
    except RuntimeError as error:
        print("RuntimeError:", str(error).split("<")[0])


asyncio.run(main())
