import asyncio
import contextvars
from contextvars import ContextVar, copy_context

request = ContextVar("request", default="none")
level = ContextVar("level")


def show(where):
    print(f"{where}: {request.get()} {level.get('unset')}")


async def handler(n):
    request.set(f"request-{n}")
    show(f"handler {n}")
    await asyncio.sleep(0.1 * (3 - n))
    token = level.set(n)
    await inner(n)
    level.reset(token)
    show(f"handler {n} ends")
    return request.get()


async def inner(n):
    await asyncio.sleep(0.1)
    show(f"inner of {n}")
    child = asyncio.create_task(changes())
    await child
    show(f"after child of {n}")


async def changes():
    request.set("child's own")
    await asyncio.sleep(0)
    show("child")


async def main():
    show("main")
    request.set("main's")
    print(await asyncio.gather(*[handler(n) for n in range(3)]))
    show("main ends")
    context = copy_context()
    print(len(context), context[request], request in context, level in context, context.get(level), dict(context.items()) == {request: "main's"})
    context.run(request.set, "inside")
    show("after run")
    print(context[request], context.run(request.get))


asyncio.run(main())
show("module")
try:
    level.get()
except LookupError as error:
    print(type(error).__name__, "name='level'" in str(error))
token = level.set(1)
print(token.old_value is contextvars.Token.MISSING, token.old_value, token.var is level)
second = level.set(2)
print(second.old_value)
level.reset(second)
try:
    level.reset(second)
except RuntimeError as error:
    print("used" in str(error))
try:
    request.reset(token)
except ValueError as error:
    print("different ContextVar" in str(error))
level.reset(token)
show("end")
