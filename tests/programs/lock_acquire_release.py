import asyncio


async def main():
    lock = asyncio.Lock()
    print(lock.locked())
    await lock.acquire()
    print(lock.locked())
    try:
        await asyncio.wait_for(lock.acquire(), 0.5)
    except TimeoutError:
        print("nobody releases it")
    lock.release()
    print(lock.locked())
    lock.release()


asyncio.run(main())
