"""The traceback keeps what the loop waited for, and so the coroutines that nobody ever ran."""
import asyncio
import traceback


async def drink(glass):
    await asyncio.sleep(glass)


async def guest(name):
    print(name, "is thirsty")
    done, waiting = await asyncio.wait((drink(1), drink(2)), timeout=1)
    print(name, len(done), len(waiting))


class Party:
    def serve(self, count):
        guests = []
        for n in range(count):
            guests.append(guest("guest %d" % n))
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        return loop.run_until_complete(asyncio.gather(*guests))


async def fails():
    1 / 0


loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(fails())
except ZeroDivisionError as error:
    entry = error.__traceback__
    names = []
    while entry:
        names.append(entry.tb_frame.f_code.co_name)
        entry = entry.tb_next
    print([name for name in names if name in ("fails", "<module>")])
    print([summary.name for summary in traceback.extract_tb(error.__traceback__)][::3])
loop.close()
Party().serve(3)
