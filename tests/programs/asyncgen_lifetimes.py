"""How long what a task waited for lives: an async generator inside is closed when it dies."""
import asyncio
async def numbers(n):
    yield 1
async def work2():
    g1 = numbers(0)
    print(await g1.asend(1))
async def other(n):
    print(n, asyncio.current_task().get_name())
    asyncio.create_task(other2(n))
async def other2(n):
    print('2', n, asyncio.current_task().get_name())
async def main():
    try:
        print('21', await asyncio.gather(work2(), return_exceptions=True))
    finally:
        await asyncio.wait_for(other(1), 2)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    try:
        await work2()
    except TypeError:
        print('T')
    await asyncio.create_task(other(2))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    g = numbers(0)
    await g.asend(None)
    del g
    await asyncio.create_task(other(3))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    g = numbers(0)
    g.asend(None)
    del g
    await asyncio.create_task(other(4))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    g = numbers(0)
    try:
        await g.asend(4)
    except TypeError: pass
    del g
    await asyncio.create_task(other(5))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
asyncio.run(main())
