# Q11: lock cancel while waiting
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    L=asyncio.Lock(); await L.acquire()
    async def b(n):
        try:
            async with L: p(n+'.got')
        except asyncio.CancelledError: p(n+'.c'); raise
    B=asyncio.create_task(b('B')); C=asyncio.create_task(b('C')); await sl(0); B.cancel(); await sl(0); p('m.rel'); L.release(); await asyncio.wait({B,C}); p('m')


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
