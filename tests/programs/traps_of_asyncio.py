# What await, create_task and the end of asyncio.run do, where tutorials get it wrong.
import asyncio
async def other():
    print("other ran")
async def inner():
    return 1
async def main():
    t = asyncio.create_task(other())
    await inner(); print("no switch after await coro()")
    f = asyncio.get_running_loop().create_future(); f.set_result(1)
    await f; print("no switch after a done future")
    await t
    t2 = asyncio.create_task(other())
    await t; print("no switch after a done task")
    await asyncio.sleep(0); print("after sleep(0)")
asyncio.run(main())

async def bg():
    print(1)
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("CANCELLED"); raise
    finally:
        print("finally")
async def main():
    t = asyncio.create_task(bg())
    print("A")
    await asyncio.sleep(0)
    print("B")
asyncio.run(main())

async def w(i):
    await asyncio.sleep(1); print(i, end=" ")
async def main():
    await asyncio.gather(*(w(i) for i in range(10))); print()
    bal = 0
    async def deposit():
        nonlocal bal
        b = bal
        await asyncio.sleep(0)
        bal = b + 1
    await asyncio.gather(*(deposit() for _ in range(100)))
    print(bal)
    lock = asyncio.Lock(); order = []
    async def l(i):
        async with lock:
            order.append(i); await asyncio.sleep(0)
    await asyncio.gather(*(l(i) for i in range(8))); print(order)
asyncio.run(main())

async def bad():
    await asyncio.sleep(0.1); raise ValueError("bad")
async def sib():
    try:
        await asyncio.sleep(0.3); print("sibling finished")
    except asyncio.CancelledError:
        print("sibling cancelled"); raise
async def main():
    try: await asyncio.gather(bad(), sib())
    except ValueError as e: print("gather", e)
    await asyncio.sleep(0.5)
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(bad()); g.create_task(sib())
    except* ValueError as e: print("group", e.exceptions)
    async def stubborn():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError:
            await asyncio.sleep(0.3); raise
    loop = asyncio.get_running_loop(); s = loop.time()
    try: await asyncio.wait_for(stubborn(), 0.1)
    except asyncio.TimeoutError: print(round(loop.time() - s, 2), asyncio.TimeoutError is TimeoutError)
    import time
    async def timer():
        s = loop.time(); await asyncio.sleep(0.05); print("timer", round(loop.time() - s, 2))
    t = asyncio.create_task(timer()); await asyncio.sleep(0); time.sleep(0.3); await t
    async def fails(): 1/0
    asyncio.create_task(fails()); await asyncio.sleep(0.1); print("main finished normally")
asyncio.run(main())

async def fetch():
    await asyncio.sleep(2); return "value"
async def tick():
    for i in range(8):
        print(i); await asyncio.sleep(0.25)
    print("fin")
async def main():
    t = asyncio.create_task(tick())
    print(await fetch()); await t
asyncio.run(main())
