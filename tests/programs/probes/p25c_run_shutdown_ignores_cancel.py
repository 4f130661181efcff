# P25c: run shutdown ignores cancel
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    async def f():
        try: await sl(10)
        except asyncio.CancelledError: p('f.swallow')
        await sl(2); p('f.finish')
    asyncio.create_task(f()); await sl(0); p('m.ret')


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
