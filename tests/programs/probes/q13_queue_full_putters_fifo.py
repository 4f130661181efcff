# Q13: queue full putters fifo
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def probe():
    Q=asyncio.Queue(1)
    async def put(n): await Q.put(n); p('put',n)
    ts=[asyncio.create_task(put(x)) for x in 'ABC']; await sl(0); p('m',Q.qsize()); 
    for _ in range(3): p('got',await Q.get())
    await asyncio.gather(*ts); p('m.end')


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
