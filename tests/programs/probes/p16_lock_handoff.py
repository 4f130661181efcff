# P16: lock handoff
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    L=asyncio.Lock()
    async def f(n,k=1):
        p(n+'.try'); 
        async with L:
            p(n+'.got'); await sl(0); p(n+'.rel')
        p(n+'.out')
        if n=='A':
            async with L: p('A.got2')
    await asyncio.gather(f('A'),f('B'),f('C')); p('m')


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
