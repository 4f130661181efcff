import asyncio


async def leaf(name, delay):
    print("start", name)
    await asyncio.sleep(delay)
    print("end", name)
    return name


async def branch(name, delays):
    leaves = [leaf(f"{name}{i}", delay) for i, delay in delays]
    found = await asyncio.gather(*leaves)
    print("branch", name, found)
    return found


async def main():
    both = await asyncio.gather(
        branch("A", [(1, 0.3), (2, 0.1)]),
        branch("B", [(1, 0.2), (2, 0.2), (3, 0.2)]),
        leaf("single", 0.25),
    )
    print(both)


asyncio.run(main())
