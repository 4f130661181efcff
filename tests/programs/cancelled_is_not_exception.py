# CancelledError is a BaseException: `except Exception` lets it through.
import asyncio


async def nap():
    try:
        await asyncio.sleep(1)
    except Exception:
        print("never here")
    except BaseException as error:
        print("here:", repr(error))
        raise


async def main():
    task = asyncio.create_task(nap())
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())
