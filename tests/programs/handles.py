# Handles of callbacks: cancel, cancelled, when, and how they look.
import asyncio


def greet(name, punctuation="!"):
    print("hello", name + punctuation)


class Greeter:
    def __init__(self, name):
        self.name = name

    def greet(self):
        print("method greets", self.name)

    def __repr__(self):
        return f"Greeter({self.name!r})"


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(greet, "a")
    print(handle)
    handle.cancel()
    handle.cancel()
    print(handle, handle.cancelled())
    timer = loop.call_later(1, greet, "b")
    print(timer, timer.when() == loop.time() + 1, timer.cancelled())
    timer.cancel()
    print(timer, timer.when() - loop.time())
    at = loop.call_at(loop.time() + 2, Greeter("c").greet)
    print(at)
    import functools
    print(loop.call_soon(functools.partial(greet, "d", punctuation="?")))
    print(loop.call_soon(lambda: print("lambda")))
    print(loop.call_soon(print, 1, "two", [3]))
    print(isinstance(at, asyncio.TimerHandle), isinstance(at, asyncio.Handle),
          isinstance(handle, asyncio.TimerHandle))
    first = loop.call_at(5000, print)
    second = loop.call_at(6000, print)
    print(first < second, first <= second, first > second, first >= second, first == second,
          sorted([second, first])[0] is first)
    first.cancel()
    second.cancel()
    for bad in (lambda: loop.call_soon(), lambda: loop.call_later("x", print),
                lambda: loop.call_later(None, print), lambda: loop.call_at(None, print),
                lambda: loop.call_later(1), lambda: loop.call_soon(greet, name="x")):
        try:
            bad()
        except TypeError as error:
            print("TypeError:", error)
    await asyncio.sleep(3)


asyncio.run(main())
