# P41: task result none iteration of runstop
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    # callbacks ready in the final iteration after main returned
    loop=asyncio.get_running_loop()
    def chain(n):
        p('chain',n); 
        if n<6: loop.call_soon(chain,n+1)
    loop.call_soon(chain,1); p('m.ret')


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
