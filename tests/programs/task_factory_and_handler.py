import asyncio


def factory(loop, coro):
    print("new task:", coro.__name__)
    return asyncio.Task(coro, loop=loop, name="made-" + coro.__name__)


async def job():
    return asyncio.current_task().get_name()


def handler(loop, context):
    print("handler:", context["message"], type(context["exception"]).__name__)


def fails(n):
    return 1 / n


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory(), loop.get_exception_handler())
    loop.set_task_factory(factory)
    loop.set_exception_handler(handler)
    print(await asyncio.create_task(job()))
    print(await asyncio.gather(job(), job()))
    loop.call_soon(fails, 0)
    timer = loop.call_later(0.1, fails, 0)
    print(str(timer).split(" at ")[0].split()[0], timer.cancelled())
    await asyncio.sleep(0.2)
    loop.set_task_factory(None)
    loop.call_exception_handler({"message": "by hand", "exception": ValueError()})
    try:
        loop.set_task_factory(5)
    except TypeError as error:
        print(error)


asyncio.run(main())
