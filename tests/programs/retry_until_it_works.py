import asyncio

attempts = 0


async def flaky():
    global attempts
    attempts += 1
    await asyncio.sleep(0.1)
    if attempts < 3:
        raise ConnectionError(f"attempt {attempts} failed")
    return "connected"


async def main():
    delay = 1
    while True:
        try:
            print(await flaky())
            break
        except ConnectionError as error:
            print(error, "- waiting", delay, "s")
            await asyncio.sleep(delay)
            delay *= 2


asyncio.run(main())
