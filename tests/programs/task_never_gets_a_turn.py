# main returns before the loop has a turn for the task; the loop still starts it once.
import asyncio


async def late():
    print("late starts")
    await asyncio.sleep(0)
    print("late goes on")


async def main():
    asyncio.create_task(late())
    print("main is done")


asyncio.run(main())
