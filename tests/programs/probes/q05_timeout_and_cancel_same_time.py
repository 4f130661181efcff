# Q05: timeout and cancel same time
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    async def f():
        try:
            async with asyncio.timeout(1): await sl(10)
        except TimeoutError: p('f.timeout')
        except asyncio.CancelledError: p('f.cancelled'); raise
    t=asyncio.create_task(f()); await sl(1); t.cancel(); p('m.cancel')
    try: await t; p('m.ok')
    except asyncio.CancelledError: p('m.caught')


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
