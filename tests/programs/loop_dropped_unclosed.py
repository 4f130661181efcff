# A loop that nobody closed is closed when it dies: what waited for its turn dies with it.
import asyncio


async def job():
    print('never printed')


def forget_a_loop():
    loop = asyncio.new_event_loop()
    loop.create_task(job())
    loop.call_soon(print, 'never printed')


forget_a_loop()
print('end')
