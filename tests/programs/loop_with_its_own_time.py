# A loop whose clock jumps to the next timer: hours pass at once.
import asyncio


class FastForwardLoop(asyncio.SelectorEventLoop):
    """Sleeps cost nothing: time jumps to the next timer."""

    def __init__(self):
        super().__init__()
        self._now = 0.0

    def time(self):
        return self._now

    def _run_once(self):
        if not self._ready and self._scheduled:
            when = self._scheduled[0].when()
            if when > self._now:
                self._now = when
        super()._run_once()


async def ticker(name, every, times):
    loop = asyncio.get_running_loop()
    for i in range(times):
        await asyncio.sleep(every)
        print(f"{loop.time():8.1f} {name} {i}")


async def main():
    await asyncio.gather(ticker("hour", 3600, 3), ticker("half", 1800, 5))
    try:
        await asyncio.wait_for(asyncio.sleep(1000), 100)
    except asyncio.TimeoutError:
        print("late", asyncio.get_running_loop().time())


loop = FastForwardLoop()
asyncio.set_event_loop(loop)
try:
    loop.run_until_complete(main())
finally:
    loop.close()
print(loop)
