# The order of callbacks, arguments, context, and callbacks of callbacks.
import asyncio


def note(*args):
    print(*args)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.2, note, "later 0.2")
    loop.call_later(0.1, note, "later 0.1")
    loop.call_later(0, note, "later 0")
    loop.call_later(-1, note, "later -1")
    loop.call_soon(note, "soon", 1, 2)
    loop.call_soon(loop.call_soon, note, "soon of soon")
    loop.call_soon_threadsafe(note, "threadsafe")
    loop.call_at(loop.time() + 0.15, note, "at 0.15")
    await asyncio.sleep(0)
    note("main after one turn")
    await asyncio.sleep(0.3)
    handle = loop.call_later(1, note, "never")
    handle.cancel()
    done = loop.create_future()
    for n in range(3):
        done.add_done_callback(lambda f, n=n: note("callback", n, f.result()))
    done.set_result("x")
    note("set")
    await done
    note("awaited")
    await asyncio.sleep(0)
    start = loop.time()
    ticks = []

    def tick():
        ticks.append(round(loop.time() - start, 1))
        if len(ticks) < 4:
            loop.call_later(0.5, tick)
        else:
            finished.set_result(ticks)
    finished = loop.create_future()
    tick()
    print(await finished)


asyncio.run(main())
