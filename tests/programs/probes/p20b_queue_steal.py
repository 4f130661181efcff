# P20b: queue steal
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    Q=asyncio.Queue()
    async def g(n):
        x=await Q.get(); p(n,x)
    A=asyncio.create_task(g('A')); await sl(0); Q.put_nowait(1); p('m.put'); x=Q.get_nowait(); p('m.stole',x); await sl(0); p('m.A done?',A.done()); Q.put_nowait(2); await A; p('m')


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
