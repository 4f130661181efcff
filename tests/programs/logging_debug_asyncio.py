import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)


async def main():
    logging.debug("in main")
    logging.getLogger("asyncio").setLevel(logging.WARNING)


asyncio.run(main())
asyncio.run(main())
