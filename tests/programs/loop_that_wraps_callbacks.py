# A loop that wraps what it is to call, to tell what takes long.
import asyncio
import time


class SlowSpotter(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        def timed(*a):
            began = time.perf_counter()
            try:
                return callback(*a)
            finally:
                took = time.perf_counter() - began
                if took > 0.05:
                    print(f"slow: {took:.2f}s")
        return super().call_soon(timed, *args, context=context)


async def blocker():
    time.sleep(0.1)
    await asyncio.sleep(0.1)
    time.sleep(0.2)


async def failing():
    await asyncio.sleep(0)
    raise ValueError("nope")


async def main():
    await blocker()
    t = asyncio.create_task(failing())
    try:
        await t
    except ValueError as e:
        print("caught", e)
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    asyncio.get_running_loop().call_soon_threadsafe(print, "soon")
    await asyncio.to_thread(time.sleep, 0.3)
    asyncio.create_task(failing())
    await asyncio.sleep(0.1)

asyncio.set_event_loop_policy(None)
with asyncio.Runner(loop_factory=SlowSpotter, debug=False) as r:
    r.run(main())
with asyncio.Runner(loop_factory=SlowSpotter) as r:
    r.run(failing())
