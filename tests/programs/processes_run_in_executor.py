# A coroutine gives its computing to processes, and the loop goes on.
import asyncio
from concurrent.futures import ProcessPoolExecutor


def compute(n):
    total = 0
    for i in range(n):
        total += i
    return total


def fails():
    raise RuntimeError("in a process")


async def ticker(log):
    for n in range(3):
        log.append(n)
        await asyncio.sleep(0.001)


async def main():
    loop = asyncio.get_running_loop()
    log = []
    with ProcessPoolExecutor(max_workers=2) as pool:
        ticking = asyncio.create_task(ticker(log))
        results = await asyncio.gather(*(loop.run_in_executor(pool, compute, n)
                                         for n in (10, 100, 1000)))
        print(results)
        await ticking
        print(log)
        try:
            await loop.run_in_executor(pool, fails)
        except RuntimeError as error:
            print("caught", error)


if __name__ == "__main__":
    asyncio.run(main())
