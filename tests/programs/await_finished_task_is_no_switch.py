import asyncio


async def value():
    return "value"


async def other():
    print("other")


async def main():
    done = asyncio.create_task(value())
    await done
    late = asyncio.create_task(other())
    print(await done, await done)
    print("before other")
    await late


asyncio.run(main())
