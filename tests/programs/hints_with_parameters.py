"""What stands in a hint is evaluated: many classes of the library take parameters there."""
import asyncio
import collections
import concurrent.futures
import contextlib
import contextvars
import functools
import itertools
import queue
import re
import types
import weakref

request: contextvars.ContextVar[str] = contextvars.ContextVar("request", default="-")
token: contextvars.Token[str] = request.set("start")
word: re.Pattern[str] = re.compile(r"\w+")
chained: itertools.chain[int] = itertools.chain([1], [2])
half: functools.partial[float] = functools.partial(pow, 0.5)
scopes: collections.ChainMap[str, int] = collections.ChainMap({"a": 1})
waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
none: contextlib.nullcontext[None] = contextlib.nullcontext()


def first_word(text: str) -> re.Match[str] | None:
    return word.search(text)


def job(pool: concurrent.futures.ThreadPoolExecutor) -> concurrent.futures.Future[int]:
    return pool.submit(sum, [1, 2, 3])


class Opened(contextlib.AbstractAsyncContextManager["Opened"]):
    async def __aexit__(self, *exc_info: object) -> None:
        print("closed for", request.get())


class Stack(list):
    pass


def push(onto: Stack[int], item: int) -> Stack[int]:
    onto.append(item)
    return onto


async def handle(name: str) -> None:
    request.set(name)
    async with Opened() as opened:
        await asyncio.sleep(0.1)
        print(type(opened).__name__, request.get())


async def main() -> None:
    await asyncio.gather(handle("first"), handle("second"))


asyncio.run(main())
print(request.get(), first_word("one two").group(), list(chained), half(2), scopes["a"])
with concurrent.futures.ThreadPoolExecutor() as pool:
    print(job(pool).result())
print(push(Stack(), 3), Stack[int], push.__annotations__["return"])
for cls in (contextvars.ContextVar, contextvars.Token, re.Pattern, re.Match, weakref.WeakSet,
            concurrent.futures.Future, itertools.chain, functools.partial,
            functools.cached_property, contextlib.ExitStack, contextlib.suppress, ExceptionGroup,
            types.AsyncGeneratorType):
    print(cls, cls[int], cls[int].__args__)
for cls in (slice, map, int):
    try:
        print(cls[int])
    except TypeError as error:
        print(error)
