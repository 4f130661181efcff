# P23f: self cancel
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    async def f():
        asyncio.current_task().cancel(); p('f.after-cancel'); 
        try: await sl(0); p('f.slept0')
        except asyncio.CancelledError: p('f.c'); raise
    t=asyncio.create_task(f())
    try: await t
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
