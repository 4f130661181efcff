"""Whose context holds in a callback: the one of whoever asked for it, or the one it was given."""
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


def say(where):
    print(f"{where}: {user.get()}")
    user.set("changed by " + where)


async def handle(name):
    user.set(name)
    loop = asyncio.get_running_loop()
    loop.call_soon(say, f"soon of {name}")
    loop.call_later(0.1, say, f"later of {name}")
    asyncio.current_task().add_done_callback(lambda task: say(f"done of {name}"))
    await asyncio.sleep(0.2)
    say(f"task of {name}")


async def main():
    await asyncio.gather(handle("ann"), handle("bob"))
    say("main")
    context = contextvars.copy_context()
    context.run(user.set, "guest")
    loop = asyncio.get_running_loop()
    loop.call_soon(say, "soon with a context", context=context)
    future = loop.create_future()
    future.add_done_callback(lambda f: say("future"), context=context)
    callback = print
    future.add_done_callback(callback)
    print(future, future.remove_done_callback(callback))
    future.set_result(None)
    await asyncio.create_task(handle("carol"), context=context)
    print("kept:", context[user], "| here:", user.get())


asyncio.run(main())
with asyncio.Runner() as runner:  # both runs share a context
    async def enter():
        user.set("first run")

    async def look():
        say("second run")

    runner.run(enter())
    runner.run(look())
