# Q27: eager like yield counts
import asyncio

sl = asyncio.sleep


def p(*words):
    print(*words, end=f"@{asyncio.get_running_loop()._turn()}\n")


async def w(n, k=0, d=None, ret=None, exc=None):
    p(n + ".start")
    for i in range(k):
        await sl(0)
        p(f"{n}.{i + 1}")
    if d is not None:
        await sl(d)
        p(n + ".woke")
    if exc:
        p(n + ".raise")
        raise exc
    p(n + ".end")
    return n


async def probe():
    # number of loop iterations each await costs when nothing else is ready
    l=asyncio.get_running_loop(); a=l._turn(); await sl(0); b=l._turn(); await asyncio.create_task(w('x')); c=l._turn(); await asyncio.gather(w('y')); d=l._turn(); await asyncio.wait_for(w('z'),9); e=l._turn(); await asyncio.wait({asyncio.create_task(w('q'))}); f=l._turn(); await asyncio.shield(w('s')); g=l._turn()
    async with asyncio.TaskGroup() as tg: tg.create_task(w('t'))
    h=l._turn()
    await sl(0.5); i=l._turn()
    async with asyncio.timeout(9): pass
    j=l._turn()
    p('sleep0',b-a,'task',c-b,'gather',d-c,'wait_for',e-d,'wait',f-e,'shield',g-f,'tg',h-g,'sleep.5',i-h,'timeout',j-i)


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
