# Everything a future can be asked.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future, future.done(), future.cancelled(), future.get_loop() is loop)
    for method in (future.result, future.exception):
        try:
            method()
        except asyncio.InvalidStateError as error:
            print("InvalidStateError:", error)
    future.set_result([1, 2])
    print(future, future.result(), future.exception())
    for call in (lambda: future.set_result(1), lambda: future.set_exception(ValueError())):
        try:
            call()
        except asyncio.InvalidStateError as error:
            print("InvalidStateError:", error)
    print(future.cancel())
    failed = asyncio.Future()
    failed.set_exception(ValueError("v"))
    print(failed, repr(failed.exception()))
    by_class = asyncio.Future(loop=loop)
    by_class.set_exception(KeyError)
    print(by_class, repr(by_class.exception()))
    bad = loop.create_future()
    for wrong in (3, StopIteration(), StopIteration):
        try:
            bad.set_exception(wrong)
        except TypeError as error:
            print("TypeError:", error)
    cancelled = loop.create_future()
    print(cancelled.cancel(msg="enough"), cancelled.cancel(), cancelled)
    for method in (cancelled.result, cancelled.exception):
        try:
            method()
        except asyncio.CancelledError as error:
            print("CancelledError", error.args)
    try:
        await cancelled
    except asyncio.CancelledError as error:
        print("CancelledError", error.args)
    order = []
    watched = loop.create_future()
    for i in range(3):
        watched.add_done_callback(lambda f, i=i: order.append(i))
    watched.add_done_callback(order.append)
    print(watched.remove_done_callback(order.append))
    watched.set_result(None)
    print(order)
    await asyncio.sleep(0)
    print(order)
    watched.add_done_callback(lambda f: order.append("late"))
    print(order)
    await asyncio.sleep(0)
    print(order)
    for call in (lambda: asyncio.Future(3), lambda: future.add_done_callback(),
                 lambda: future.set_result(), lambda: asyncio.Future(nope=1)):
        try:
            call()
        except TypeError as error:
            print("TypeError:", error)
    it = iter(loop.create_future())
    print(next(it) is not None)
    print(next(iter(future.__await__()), "nothing"))


asyncio.run(main())
