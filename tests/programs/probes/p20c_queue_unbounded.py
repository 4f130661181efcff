# P20c: queue unbounded
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    Q=asyncio.Queue()
    async def prod():
        for i in range(3): await Q.put(i); p('put',i)
    async def cons(n):
        while True: x=await Q.get(); p(n,x); Q.task_done()
    cs=[asyncio.create_task(cons('c1')),asyncio.create_task(cons('c2'))]; await prod(); p('m.joined?'); await Q.join(); p('m.joined'); [c.cancel() for c in cs]


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
