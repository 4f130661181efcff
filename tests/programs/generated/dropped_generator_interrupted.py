# An async generator left early at the end of main: its closing is interrupted by asyncio.run.
import asyncio


async def numbers(name, pause):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print(name, "exit")
        raise
    except asyncio.CancelledError:
        print(name, "cancelled", asyncio.current_task())
        raise
    finally:
        print(name, "finally")
        try:
            await asyncio.sleep(pause)
        finally:
            print(name, "cleaned up")


async def main():
    async for x in numbers("early", 0):
        break
    await asyncio.sleep(0.1)
    async for x in numbers("late", 0):
        break
    async for x in numbers("later", 0.1):
        break


asyncio.run(main())
