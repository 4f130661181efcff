import asyncio, contextvars
var = contextvars.ContextVar("var", default="none")
async def show(tag):
    print(tag, var.get())
    var.set(tag)
    await asyncio.sleep(0)
    print(tag, var.get())
async def main():
    loop = asyncio.get_running_loop()
    ctx = contextvars.copy_context()
    ctx.run(var.set, "given")
    t = asyncio.create_task(show("a"), context=ctx)
    await t
    print("after a", var.get(), ctx[var])
    async with asyncio.TaskGroup() as tg:
        tg.create_task(show("b"), context=ctx, name="bee")
        tg.create_task(show("c"))
    print(ctx[var])
    loop.call_soon(lambda: print("soon", var.get()), context=ctx)
    loop.call_later(0.1, lambda: print("later", var.get()), context=ctx)
    loop.call_at(loop.time() + 0.2, lambda: print("at", var.get()), context=ctx)
    f = loop.create_future()
    f.add_done_callback(lambda f: print("done", var.get()), context=ctx)
    f.set_result(1)
    await asyncio.sleep(0.3)
    t2 = loop.create_task(show("d"), context=ctx, name="n")
    await t2
    t3 = asyncio.Task(show("e"), context=ctx, name="x")
    print(t3.get_name()); await t3
    try:
        async with asyncio.timeout(1) as cm:
            print(cm.when() - loop.time(), cm.expired())
            cm.reschedule(loop.time() + 0.5)
            await asyncio.sleep(3)
    except TimeoutError: print("timeout", loop.time(), cm.expired(), cm)
    async with asyncio.timeout(None) as cm:
        cm.reschedule(loop.time()+5)
        print(cm.when()); 
        cm.reschedule(None)
    async with asyncio.timeout_at(loop.time()+3) as cm: print(cm)
    t3=asyncio.current_task(); print(t3.cancelling(), t3.uncancel())
var.set("outer")
ctx = contextvars.copy_context(); ctx.run(var.set,"runner")
with asyncio.Runner() as r:
    r.run(main(), context=ctx)
    print(var.get(), ctx[var])
    r.run(show("z"))
    r.run(show("z2"))
print(var.get())
