# P16c: lock release then new acquirer
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    L=asyncio.Lock()
    async def a():
        await L.acquire(); p('A.got'); await sl(0); await sl(0); L.release(); p('A.rel')
    async def b():
        p('B.try'); await L.acquire(); p('B.got'); L.release()
    async def c():
        await sl(0); await sl(0); p('C.try'); await L.acquire(); p('C.got'); L.release()
    await asyncio.gather(a(),b(),c())


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
