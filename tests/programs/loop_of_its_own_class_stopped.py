# A loop of its own class is stopped, goes on, and is closed; its methods say so.
import asyncio


def factory(loop, coro, **kw):
    print("factory", coro.__name__)
    return asyncio.Task(coro, loop=loop, **kw)


class Chatty(asyncio.SelectorEventLoop):
    def run_forever(self):
        print("run_forever")
        super().run_forever()

    def stop(self):
        print("stop")
        super().stop()

    def close(self):
        print("close", self.is_closed())
        super().close()

    def run_until_complete(self, future):
        print("until complete", type(future).__name__)
        return super().run_until_complete(future)

    def default_exception_handler(self, context):
        print("default handler:", context["message"])

    def call_at(self, when, callback, *args, context=None):
        print("call_at", callback.__name__)
        return super().call_at(when, callback, *args, context=context)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    await asyncio.create_task(asyncio.sleep(0.01))
    loop.call_exception_handler({"message": "hello"})
    h = loop.call_later(1, print)
    print(h.cancelled(), h._cancelled, len(loop._scheduled), len(loop._ready))
    h.cancel()
    loop.call_soon(loop.stop)
    await asyncio.sleep(0.02)

loop = Chatty()
asyncio.set_event_loop(loop)
try:
    loop.run_until_complete(main())
except RuntimeError as e:
    print(e)
loop.run_until_complete(asyncio.sleep(0.05))
print(len(asyncio.all_tasks(loop)), loop.is_running())
loop.close()
try:
    loop.run_until_complete(asyncio.sleep(0))
except RuntimeError as e:
    print(e)
