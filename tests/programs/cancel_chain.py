# The innermost coroutine hears of it first, then one caller after the other.
import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner leaves")


async def middle():
    try:
        await inner()
    finally:
        print("middle leaves")


async def outer():
    try:
        await asyncio.create_task(middle())
    finally:
        print("outer leaves")


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0.5)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print("main knows", repr(error))


asyncio.run(main())
