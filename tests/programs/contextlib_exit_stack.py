import asyncio
import contextlib
import functools
import io
from collections import ChainMap
from contextlib import AsyncExitStack, ContextDecorator, ExitStack, redirect_stdout


class Resource:
    def __init__(self, name, swallow=False, fail=False):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__)
        if self.fail:
            raise KeyError(self.name)
        return self.swallow

    async def __aenter__(self):
        await asyncio.sleep(0.1)
        return self.__enter__()

    async def __aexit__(self, *details):
        await asyncio.sleep(0.1)
        return self.__exit__(*details)


with ExitStack() as stack:
    names = [stack.enter_context(Resource(n)) for n in "abc"]
    stack.callback(print, "callback", 1, sep="-")
    stack.push(lambda *details: print("pushed", details[0]))
    print(names)
with ExitStack() as stack:
    stack.enter_context(Resource("swallows", swallow=True))
    stack.enter_context(Resource("inner"))
    raise ValueError("x")
try:
    with ExitStack() as stack:
        stack.enter_context(Resource("fails", fail=True))
        raise ValueError("first")
except KeyError as error:
    print(repr(error), repr(error.__context__))
with ExitStack() as stack:
    stack.callback(print, "moved")
    kept = stack.pop_all()
print("left")
kept.close()
try:
    ExitStack().enter_context(5)
except TypeError as error:
    print(error)


async def main():
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(Resource("async"))
        stack.enter_context(Resource("plain"))
        stack.push_async_callback(asyncio.sleep, 0.5)
        print("in", asyncio.get_running_loop().time())
    print("out", asyncio.get_running_loop().time())


asyncio.run(main())


class traced(ContextDecorator):
    def __enter__(self):
        print("before")

    def __exit__(self, *details):
        print("after")


@traced()
def work(x):
    print("work", x)
    return x * 2


print(work(4), work.__name__)
out = io.StringIO()
with redirect_stdout(out):
    print("hidden")
print("seen", repr(out.getvalue()))


@functools.singledispatch
def describe(value):
    return f"something: {value!r}"


@describe.register(int)
def _(value):
    return f"int {value}"


@describe.register(list)
def _(value):
    return f"list of {len(value)}"


print(describe(5), describe([1, 2]), describe("x"), describe(True), describe.dispatch(float)(1.5))
chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(chain, chain["a"], chain["b"], len(chain), sorted(chain), "c" in chain, chain.get("c", 0), dict(chain))
chain["b"] = 9
print(chain.maps, chain.parents, chain.new_child({"c": 5}))
