# P17c: semaphore release n
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    S=asyncio.Semaphore(0)
    async def f(n): await S.acquire(); p(n+'.got')
    ts=[asyncio.create_task(f(x)) for x in 'ABC']; await sl(0); S.release(); S.release(); p('m.rel2',S._value); ts.append(asyncio.create_task(f('D'))); await sl(0); p('m'); await sl(0); S.release(); S.release(); await asyncio.gather(*ts); p('m.end')


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
