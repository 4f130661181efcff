# asyncio.Task and Future with subclasses of one's own, as tasks of the loop and in reprs.
import asyncio


class TimedTask(asyncio.Task):
    def __init__(self, coro, *, loop=None, name=None):
        super().__init__(coro, loop=loop, name=name)
        self.notes = []

    def cancel(self, msg=None):
        self.notes.append("cancel asked")
        return super().cancel(msg=msg)


class Box(asyncio.Future):
    def put(self, value):
        self.set_result(value)


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro: TimedTask(coro, loop=loop))
    task = asyncio.create_task(work(1), name="timed")
    print(type(task).__name__, isinstance(task, asyncio.Task), task.get_name())
    print(await task, task.notes)
    task = asyncio.create_task(work(5))
    await asyncio.sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args, task.notes)
    box = Box(loop=loop)
    loop.call_later(1, box.put, "in the box")
    print(await box, asyncio.isfuture(box), box)
    async with asyncio.TaskGroup() as group:
        inner = group.create_task(work(0.1))
    print(type(inner).__name__, inner.result(), inner)
    print(await asyncio.gather(work(1), work(2)))


asyncio.run(main())
