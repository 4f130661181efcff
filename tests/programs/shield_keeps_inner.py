import asyncio


async def payment():
    await asyncio.sleep(1)
    print("payment done")
    return "receipt"


async def main():
    task = asyncio.create_task(payment())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.5)
    except TimeoutError:
        print("impatient, but the payment goes on:", task.cancelled())
    print(await task)


asyncio.run(main())
