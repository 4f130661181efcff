# Without set-up: warnings and worse go to standard error, bare; asyncio's own words too.
import asyncio
import logging

log = logging.getLogger(__name__)
log.info("not shown")
print(log, log.hasHandlers())


async def fails():
    raise ValueError("lost")


async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    del task
    await asyncio.sleep(1)
    logging.basicConfig(format="%(levelname)s|%(name)s|%(message)s")
    asyncio.get_running_loop().call_exception_handler({"message": "something", "extra": 5})


asyncio.run(main())
log.warning("the last words")
