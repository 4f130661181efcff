"""An async generator makes one thing at a time, and tells when it is asked for two."""
import asyncio


async def agen():
    try:
        await asyncio.sleep(1)
        yield 1
    finally:
        print('fin')
async def use(g):
    print(await g.asend(None))
async def main():
    g = agen()
    t = asyncio.create_task(use(g))
    await asyncio.sleep(0.1)
    print(g.ag_running)
    for f in (g.aclose, g.__anext__, lambda: g.asend(1), lambda: g.athrow(ValueError)):
        try:
            await f()
        except Exception as e:
            print(repr(e))
    await t


asyncio.run(main())
