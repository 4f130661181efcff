"""Of two functions of an ExitStack that fail, the second has the first as its context only when
the block has failed, too."""
import asyncio
from contextlib import AsyncExitStack, ExitStack


def fail(name):
    def leave(*details):
        raise ValueError(name)
    return leave


def async_fail(name):
    async def leave(*details):
        raise ValueError(name)
    return leave


def contexts(error):
    return f"{error!r} after {contexts(error.__context__)}" if error else "nothing"


def plain(divisor):
    with ExitStack() as stack:
        stack.push(fail("first"))
        stack.push(fail("second"))
        1 / divisor


async def waiting(divisor):
    async with AsyncExitStack() as stack:
        stack.push_async_exit(async_fail("first"))
        stack.push_async_exit(async_fail("second"))
        1 / divisor


for divisor in (1, 0):
    try:
        plain(divisor)
    except ValueError as error:
        print(contexts(error))
    try:
        asyncio.run(waiting(divisor))
    except ValueError as error:
        print(contexts(error))
