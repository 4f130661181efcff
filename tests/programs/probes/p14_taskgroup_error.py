# P14: taskgroup error
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
    async def c(n):
        try: await sl(10)
        except asyncio.CancelledError: p(n+'.cancelled'); raise
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(c('A')); tg.create_task(w('B',1,exc=ValueError('x')));
            try: await sl(5); p('never')
            except asyncio.CancelledError: p('body.cancelled'); raise
    except* ValueError as eg: p('m.eg',[repr(e) for e in eg.exceptions])
    p('m.after', asyncio.current_task().cancelling())


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
