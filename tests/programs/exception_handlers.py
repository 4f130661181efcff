# The loop's exception handler: who is told what.
import asyncio


def handler(loop, context):
    print("handler:", context["message"], sorted(context))
    error = context.get("exception")
    if error:
        print("   ", type(error).__name__, error)


def failing_handler(loop, context):
    raise RuntimeError("the handler fails")


def boom():
    return 1 / 0


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(boom)
    loop.call_later(0.1, boom)
    await asyncio.sleep(0.2)
    loop.call_exception_handler({"message": "by hand", "extra": 5})
    loop.call_exception_handler({"message": "with error", "exception": ValueError("v")})
    future = loop.create_future()
    future.add_done_callback(lambda f: boom())
    future.set_result(1)
    await asyncio.sleep(0)
    failed = loop.create_future()
    failed.set_exception(KeyError("lost"))
    del failed
    await asyncio.sleep(0)

    async def fails():
        raise OSError("in task")
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    loop.default_exception_handler({"message": "the default says", "answer": 42})
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "plain", "b": 2, "a": [1]})
    loop.call_exception_handler({})
    try:
        loop.set_exception_handler(5)
    except TypeError as error:
        print("TypeError:", error)
    loop.set_exception_handler(failing_handler)
    loop.call_soon(boom)
    await asyncio.sleep(0)


asyncio.run(main())
