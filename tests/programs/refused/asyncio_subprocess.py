# expect: create_subprocess_exec
import asyncio


async def main():
    print("before")
    process = await asyncio.create_subprocess_exec("ls")  # <--


asyncio.run(main())
