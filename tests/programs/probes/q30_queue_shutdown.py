# Q30: queue shutdown
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
    Q=asyncio.Queue()
    async def g(n):
        try: p(n,await Q.get())
        except asyncio.QueueShutDown: p(n+'.shutdown')
    ts=[asyncio.create_task(g(x)) for x in 'AB']; await sl(0); Q.put_nowait(1); Q.shutdown(); p('m.shutdown'); await asyncio.gather(*ts); p('m')


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
