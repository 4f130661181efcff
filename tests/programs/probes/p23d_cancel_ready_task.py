# P23d: cancel ready task
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    # fut done, __wakeup already queued, then cancel -> _must_cancel
    f=asyncio.get_running_loop().create_future()
    async def g():
        try: r=await f; p('g.got',r)
        except asyncio.CancelledError: p('g.cancelled'); raise
    t=asyncio.create_task(g()); await sl(0); f.set_result(1); t.cancel(); p('m.set+cancel')
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
