# Q23: future set exception multiple
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    f=asyncio.get_running_loop().create_future()
    async def g(n):
        try: await f
        except ValueError: p(n+'.exc')
    ts=[asyncio.create_task(g(x)) for x in 'AB']; await sl(0); f.set_exception(ValueError()); await asyncio.gather(*ts); p('m')


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
