# sys.exit ends the program with its number; what was printed before stays.
import asyncio
import sys


async def main():
    print("leaving")
    await asyncio.sleep(1)
    sys.exit(3)


asyncio.run(main())
