# Q04: nested timeouts
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    try:
        async with asyncio.timeout(2):
            try:
                async with asyncio.timeout(1): await sl(10)
            except TimeoutError: p('inner')
            await sl(10)
    except TimeoutError: p('outer')


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
