# Q01: wait for taskgroup leak
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    async def fail(): raise ValueError('f')
    async def rg():
        async with asyncio.TaskGroup() as tg: tg.create_task(fail())
    async def delay():
        try: await rg()
        except Exception as e: p('delay.caught',type(e).__name__, asyncio.current_task().cancelling()); await sl(1); raise
    try: await asyncio.wait_for(delay(),0.1); p('ok')
    except TimeoutError: p('TimeoutError')
    except asyncio.CancelledError: p('CancelledError-leak')
    except BaseException as e: p(type(e).__name__)


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
