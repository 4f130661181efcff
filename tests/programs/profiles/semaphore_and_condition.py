# Semaphores and conditions whose waiters are cancelled at the wrong moment.
import asyncio


async def main():
    semaphore = asyncio.Semaphore(1)
    order = []

    async def use(name, hold):
        async with semaphore:
            order.append(name)
            await asyncio.sleep(hold)

    tasks = [asyncio.create_task(use(n, 1)) for n in "abcd"]
    await asyncio.sleep(0)
    semaphore.release()
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(order, semaphore.locked())

    condition = asyncio.Condition()
    woken = []

    async def waiter(name):
        async with condition:
            await condition.wait()
            woken.append(name)

    tasks = [asyncio.create_task(waiter(n)) for n in "xyz"]
    await asyncio.sleep(0)
    async with condition:
        condition.notify(1)
        tasks[0].cancel("too late")
    results = await asyncio.wait(tasks, timeout=1)
    print(woken, sorted(len(part) for part in results))
    for task in tasks:
        task.cancel()
    print([repr(e) for e in await asyncio.gather(*tasks, return_exceptions=True)])


asyncio.run(main())
