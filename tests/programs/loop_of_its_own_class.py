# A class derived from the event loop: what asyncio does with the loop goes through its methods.
import asyncio


class CountingLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.scheduled = 0

    def call_soon(self, callback, *args, context=None):
        self.scheduled += 1
        return super().call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        print("call_later", delay, callback.__name__)
        return super().call_later(delay, callback, *args, context=context)

    def create_task(self, coro, **kwargs):
        task = super().create_task(coro, **kwargs)
        print("created", task.get_name())
        return task

    def run_forever(self):
        print("run_forever")
        super().run_forever()

    def default_exception_handler(self, context):
        print("told:", context["message"])


async def worker(n):
    await asyncio.sleep(n / 10)
    return n * n


async def fails():
    raise ValueError("nobody asks")


async def main():
    print(await asyncio.gather(*(worker(n) for n in range(3))))
    try:
        async with asyncio.timeout(0.5):
            await asyncio.sleep(2)
    except TimeoutError:
        print("timeout")
    async with asyncio.TaskGroup() as group:
        group.create_task(worker(1), name="of the group")
    asyncio.create_task(fails())
    await asyncio.sleep(0)


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        self.last = CountingLoop()
        return self.last


asyncio.set_event_loop_policy(Policy())
asyncio.run(main())
loop = asyncio.get_event_loop_policy().last
print(loop, loop.scheduled)
with asyncio.Runner(loop_factory=CountingLoop) as runner:
    print(runner.run(worker(3)), isinstance(runner.get_loop(), asyncio.AbstractEventLoop))
