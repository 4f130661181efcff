# P18: event
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    E=asyncio.Event()
    async def f(n): await E.wait(); p(n+'.go')
    ts=[asyncio.create_task(f(x)) for x in 'ABC']; await sl(0); E.set(); p('m.set'); E.clear(); p('m.clear'); await asyncio.gather(*ts); p('m')


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
