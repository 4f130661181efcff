# Q14: queue get cancel
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    Q=asyncio.Queue()
    async def g(n):
        try: p(n,await Q.get())
        except asyncio.CancelledError: p(n+'.c'); raise
    A=asyncio.create_task(g('A')); B=asyncio.create_task(g('B')); await sl(0); Q.put_nowait(1); A.cancel(); p('m.put+cancelA'); await asyncio.wait({A,B},timeout=1); p('m',A.cancelled(),B.done(),Q.qsize())


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
