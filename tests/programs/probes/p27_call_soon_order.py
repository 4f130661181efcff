# P27: call soon order
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def w(n, k=0, d=None, ret=None, exc=None):
    p(n + ".start")
    for i in range(k):
        await sl(0)
        p(f"{n}.{i + 1}")
    if d is not None:
        await sl(d)
        p(n + ".woke")
    if exc:
        p(n + ".raise")
        raise exc
    p(n + ".end")
    return n


async def probe():
    loop=asyncio.get_running_loop(); loop.call_soon(p,'cs1'); asyncio.create_task(w('A')); loop.call_soon(p,'cs2'); loop.call_later(0,p,'cl0'); loop.call_at(loop.time()-1,p,'past'); await sl(0); p('m'); await sl(0); p('m2')


def report(loop, context):
    print(f"EXH<{context['message']}|{type(context.get('exception')).__name__}>")


async def main():
    asyncio.get_running_loop().set_exception_handler(report)
    await probe()


with asyncio.Runner() as runner:
    try:
        runner.run(main())
        print("=>")
    except BaseException as error:
        print("!!", type(error).__name__, error.args)
