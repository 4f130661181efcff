# A selector that does not wait but moves the loop's clock.
import asyncio
import selectors


class JumpingSelector(selectors.DefaultSelector):
    loop = None

    def select(self, timeout=None):
        if timeout:
            self.loop.now += timeout
        return super().select(0)


class JumpingLoop(asyncio.SelectorEventLoop):
    now = 0.0

    def __init__(self):
        selector = JumpingSelector()
        selector.loop = self
        super().__init__(selector)

    def time(self):
        return self.now


async def main():
    await asyncio.gather(*(asyncio.sleep(day * 86400) for day in (3, 1, 2)))
    return asyncio.get_running_loop().time()


with asyncio.Runner(loop_factory=JumpingLoop) as runner:
    print(runner.run(main()))
