# P20: queue pingpong
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    Q=asyncio.Queue(1)
    async def prod():
        for i in range(3): await Q.put(i); p('put',i)
    async def cons():
        for i in range(3): x=await Q.get(); p('got',x)
    await asyncio.gather(prod(),cons()); p('m')


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
