# Subclasses keep an attribute called _name of their own, set before or after the base class is.
import asyncio
import queue
import threading


class Fork(asyncio.Lock):
    def __init__(self, name):
        self._name = name
        super().__init__()

    def __str__(self):
        return f"fork {self._name}"


def named(base):
    class Named(base):
        def __init__(self, name):
            self._name = name
            super().__init__()

    return Named("mine")._name


async def philosopher(name, left, right):
    async with left:
        print(name, "takes", left)
        await asyncio.sleep(0.1)
        async with right:
            print(name, "eats with", left, "and", right)


async def main():
    forks = [Fork(letter) for letter in "abc"]
    pairs = (0, 1), (1, 2), (0, 2)
    await asyncio.gather(*(philosopher(number, forks[one], forks[other])
                           for number, (one, other) in enumerate(pairs)))
    for base in asyncio.Event, asyncio.Queue, asyncio.Semaphore, asyncio.Condition:
        print(base.__name__, named(base))


asyncio.run(main())
for base in threading.Event, threading.Semaphore, threading.Condition, queue.Queue:
    print(base.__name__, named(base))
