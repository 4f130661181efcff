# P23e: cancel chain
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    async def inner():
        try: await sl(10)
        except asyncio.CancelledError: p('inner.c'); raise
    async def outer():
        t=asyncio.create_task(inner())
        try: await t
        except asyncio.CancelledError: p('outer.c'); raise
    t=asyncio.create_task(outer()); await sl(1); t.cancel(); p('m.cancel')
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
