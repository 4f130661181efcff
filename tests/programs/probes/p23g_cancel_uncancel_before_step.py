# P23g: cancel uncancel before step
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    async def f():
        p('f.run'); await sl(0); p('f.end')
    t=asyncio.create_task(f()); t.cancel(); t.uncancel(); p('m')
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
