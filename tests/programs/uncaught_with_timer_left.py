"""Coroutines that only a traceback holds are told of, whatever the loop still has to do."""
import asyncio


async def job(name):
    print(name)


async def main(loop):
    loop.call_later(0.1, print, "never")
    await asyncio.wait([job("first"), job("second")])


loop = asyncio.get_event_loop()
loop.run_until_complete(main(loop))
