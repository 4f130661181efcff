# P14e: taskgroup child error before first suspend
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
    # error while the parent is not suspended in the body: cancel() lands at next await
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(w('B',0,exc=ValueError('x')))
            await sl(0); p('body1'); await sl(0); p('body2'); await sl(0); p('body3')
    except* ValueError as eg: p('m.eg')
    p('m.after'); await sl(0); p('m.after2')


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
