# P19: condition
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    C=asyncio.Condition()
    async def f(n):
        async with C:
            p(n+'.wait'); await C.wait(); p(n+'.woke'); await sl(0); p(n+'.rel')
    ts=[asyncio.create_task(f(x)) for x in 'ABC']; await sl(0); await sl(0)
    async with C: C.notify(1); p('m.notify1')
    await sl(0); p('m.x')
    async with C: C.notify_all(); p('m.notify_all')
    await asyncio.gather(*ts); p('m')


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
