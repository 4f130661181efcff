# Q12: condition wait for
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    C=asyncio.Condition(); st={'n':0}
    async def cons(n):
        async with C:
            await C.wait_for(lambda: st['n']>0); st['n']-=1; p(n+'.took')
    ts=[asyncio.create_task(cons(x)) for x in 'AB']; await sl(0)
    async with C: st['n']=1; C.notify_all()
    await sl(0); await sl(0); await sl(0); p('m.mid')
    async with C: st['n']=1; C.notify_all()
    await asyncio.gather(*ts); p('m')


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
