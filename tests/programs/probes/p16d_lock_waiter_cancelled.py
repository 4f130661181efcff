# P16d: lock waiter cancelled
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    L=asyncio.Lock(); await L.acquire()
    async def b(n):
        try: await L.acquire(); p(n+'.got'); L.release()
        except asyncio.CancelledError: p(n+'.cancelled'); raise
    B=asyncio.create_task(b('B')); C=asyncio.create_task(b('C')); await sl(0); L.release(); B.cancel(); p('m.rel+cancelB'); await asyncio.wait({B,C}); p('m')


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
