# P17b: semaphore barge
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    S=asyncio.Semaphore(1)
    async def a():
        await S.acquire(); p('A.got'); await sl(0); S.release(); p('A.rel'); await S.acquire(); p('A.got2'); S.release()
    async def b():
        await S.acquire(); p('B.got'); S.release()
    await asyncio.gather(a(),b()); p('m')


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
