"""What sys.exit leaves behind is told like everything nobody asked for."""
import asyncio
async def work():
    await asyncio.sleep(0.1)
    raise SystemExit(3)
async def bad():
    await asyncio.sleep(0.05)
    raise ValueError(7)
async def main():
    t=asyncio.create_task(work())
    u=asyncio.create_task(bad())
    await asyncio.sleep(1)
def f():
    asyncio.run(main())
f()
