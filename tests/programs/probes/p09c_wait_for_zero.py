# P09c: wait for zero
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    started=[]
    async def f(): started.append(1); p('f.start')
    try: await asyncio.wait_for(f(),0); p('m.ok')
    except asyncio.TimeoutError: p('m.timeout started=%s'%bool(started))


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
