# An event loop beside processes: executors, a loop in every child.
import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def blocking(n):
    return sum(i * i for i in range(n))


async def child_main(name):
    await asyncio.sleep(0.01)
    return f"{name} ran a loop"


def child(name, q):
    q.put(asyncio.run(child_main(name)))


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:
        results = await asyncio.gather(*[loop.run_in_executor(pool, blocking, n)
                                         for n in (10, 100, 1000)])
        print(results)
        future = loop.run_in_executor(pool, divmod, 7, 0)
        try:
            await future
        except ZeroDivisionError as error:
            print("ZeroDivisionError:", error)
        print(await asyncio.wait_for(loop.run_in_executor(pool, pow, 2, 8), 5))


if __name__ == "__main__":
    asyncio.run(main())
    q = multiprocessing.Queue()
    for name in ("first", "second"):
        p = multiprocessing.Process(target=child, args=(name, q))
        p.start()
        p.join()
        print(q.get())
