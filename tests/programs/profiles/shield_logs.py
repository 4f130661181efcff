# A shielded task fails after its waiter was cancelled: who says so? (3.14: the loop)
import asyncio


async def fails():
    await asyncio.sleep(2)
    raise ValueError("inner")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"]))
    inner = asyncio.create_task(fails())

    async def waits():
        await asyncio.shield(inner)

    outer = asyncio.create_task(waits())
    await asyncio.sleep(1)
    outer.cancel()
    await asyncio.wait([outer])
    print(outer.cancelled(), inner.done())
    await asyncio.sleep(2)
    print(inner.done(), repr(inner.exception()))


asyncio.run(main())
