# What tasks, futures and time limits show of themselves.
import asyncio
import functools


def note(tag, task):
    pass


class Listener:
    def __call__(self, task):
        pass

    def heard(self, task):
        pass


async def work():
    await asyncio.sleep(1)
    return "x" * 100


async def main():
    task = asyncio.create_task(work())
    for i in range(3):
        task.add_done_callback(functools.partial(note, "y" * 50))
        print(task)
    for callback in (print, Listener().heard, functools.partial(print, 1, end="")):
        other = asyncio.create_task(work())
        other.add_done_callback(callback)
        print(other)
        other.remove_done_callback(callback)
        other.cancel()
    queue, lock, barrier = asyncio.Queue(), asyncio.Lock(), asyncio.Barrier(2)
    waiting = [asyncio.create_task(c) for c in
               (queue.get(), lock.acquire(), asyncio.Event().wait(), barrier.wait(),
                asyncio.sleep(2), asyncio.wait_for(asyncio.sleep(3), 2), asyncio.wait([task]))]
    shielded = asyncio.shield(task)
    gathered = asyncio.gather(task)
    await asyncio.sleep(0)
    for each in waiting + [task, shielded, gathered]:
        print(each)
    await task
    print(task, gathered)
    limit = asyncio.timeout(1)
    async with limit:
        print(limit.expired())
    print(limit)
    future = asyncio.get_running_loop().create_future()
    future.set_result([list(range(20)), {n: "a" * 40 for n in range(6)}, (1,), {1, 2}, 10**60])
    print(future)
    for each in waiting:
        each.cancel()


asyncio.run(main())


def least(*, first=None, second):
    pass


for call in (lambda: least(1, second=2), lambda: [*5], lambda: print(*(1 / 0 for x in "a")),
             lambda: [*(len(5) for x in "a")], lambda: 2.5.real + 2.5.imag):
    try:
        print(call())
    except (TypeError, ZeroDivisionError) as error:
        print(error)
