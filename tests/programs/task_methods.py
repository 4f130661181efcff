# Everything a task can be asked.
import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def fails():
    await asyncio.sleep(0)
    raise ValueError("bad")


async def outer():
    await inner()


async def inner():
    await asyncio.sleep(5)


async def main():
    loop = asyncio.get_running_loop()
    me = asyncio.current_task()
    print(me.get_name(), me.get_coro().__name__, me.get_loop() is loop, me is asyncio.current_task(loop))
    coro = work(1)
    task = asyncio.create_task(coro)
    print(task.get_coro() is coro, task.done(), task.cancelled(), task.cancelling())
    task.set_name(17)
    print(repr(task.get_name()))
    for method in (task.result, task.exception):
        try:
            method()
        except asyncio.InvalidStateError as error:
            print("InvalidStateError:", error)
    for method, arg in ((task.set_result, 1), (task.set_exception, ValueError())):
        try:
            method(arg)
        except RuntimeError as error:
            print("RuntimeError:", error)
    print(await task, task.result(), task.exception(), task.done())
    print(task.cancel(), task.cancelled(), task.cancelling())
    failing = asyncio.create_task(fails(), name="failing")
    await asyncio.wait([failing])
    print(repr(failing.exception()))
    try:
        failing.result()
    except ValueError as error:
        print(error is failing.exception())
    deep = asyncio.create_task(outer())
    await asyncio.sleep(0)
    print(deep.cancel("why"), deep.cancel(), deep.cancelling(), deep.uncancel(), deep.cancelling())
    try:
        await deep
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    for method in (deep.result, deep.exception):
        try:
            method()
        except asyncio.CancelledError as error:
            print("CancelledError", error.args)
    print(deep.cancelled(), deep.uncancel(), deep.uncancel())
    called = []
    task = asyncio.create_task(work(0))
    task.add_done_callback(lambda t: called.append(t.get_name()))
    task.add_done_callback(called.append)
    print(task.remove_done_callback(called.append), task.remove_done_callback(print))
    await task
    await asyncio.sleep(0)
    print(called == [task.get_name()])
    print(isinstance(task, asyncio.Future), asyncio.isfuture(task), asyncio.isfuture(coro))
    print(len(asyncio.all_tasks()), len(asyncio.all_tasks(loop)), asyncio.all_tasks() == {me})
    for bad in (lambda: asyncio.create_task(work), lambda: asyncio.create_task(3),
                lambda: asyncio.Task(5), lambda: asyncio.create_task(),
                lambda: asyncio.ensure_future(3), lambda: asyncio.create_task(coro, "x")):
        try:
            bad()
        except TypeError as error:
            print("TypeError:", str(error).split(" at ")[0])
    t = asyncio.Task(work(0), loop=loop, name="direct")
    print(t.get_name(), await t)


asyncio.run(main())
