# P23c: cancel swallowed
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    async def f():
        try: await sl(10)
        except asyncio.CancelledError: p('f.swallow')
        await sl(1); p('f.alive'); return 7
    t=asyncio.create_task(f()); await sl(0); t.cancel(); p('m', await t, t.cancelled(), t.cancelling())


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
