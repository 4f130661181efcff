# The names of the program hold the loop: it dies when they are taken away, at the very end.
import asyncio


async def waits_for_its_turn():
    print('never printed')


async def main():
    print('main runs in a loop of its own')


loop = asyncio.get_event_loop()
asyncio.ensure_future(waits_for_its_turn())
asyncio.run(main())
