# A loop is an object: it may be given another clock, or a call_soon that looks on.
import asyncio

loop = asyncio.new_event_loop()
real = loop.time
loop.time = lambda: real() + 1000
t0 = loop.time()


async def main():
    l = asyncio.get_running_loop()
    print(l is loop, l.time() - real() > 999)
    await asyncio.sleep(0.1)
    l.call_later(0.5, print, "later")
    await asyncio.sleep(1)


loop.run_until_complete(main())
calls = []
orig = loop.call_soon


def spy(cb, *args, **kw):
    calls.append(getattr(cb, "__name__", type(cb).__name__))
    return orig(cb, *args, **kw)


loop.call_soon = spy
loop.run_until_complete(asyncio.sleep(0.1))
print(calls)
loop.close()
