import asyncio


async def runner(name, gun):
    print(name, "ready")
    await gun.wait()
    print(name, "runs")


async def main():
    gun = asyncio.Event()
    runners = [asyncio.create_task(runner(name, gun)) for name in ("Ann", "Bob", "Cy")]
    await asyncio.sleep(1)
    print("bang", gun.is_set())
    gun.set()
    gun.clear()
    await asyncio.gather(*runners)


asyncio.run(main())
