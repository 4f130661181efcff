"""Old style: a loop that is closed too early, and what Python says about the rest."""
import asyncio


async def say(what, when):
    await asyncio.sleep(when)
    print(what)


async def forgets():
    kept = say("never", 1)
    return 1


loop = asyncio.SelectorEventLoop()
asyncio.set_event_loop(loop)
loop.create_task(say("early", 1))
loop.create_task(say("too late", 5))
loop.call_later(2, loop.stop)
loop.run_forever()
loop.run_until_complete(forgets())
loop.close()
loop.run_until_complete(say("closed", 1))
