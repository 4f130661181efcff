# P09b: wait for timeout swallow
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    async def slow():
        try: await sl(10)
        except asyncio.CancelledError: p('slow.swallow'); return 'late'
    try: r=await asyncio.wait_for(slow(),1); p('m.result',r)
    except asyncio.TimeoutError: p('m.timeout')


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
