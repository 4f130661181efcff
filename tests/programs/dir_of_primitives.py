# dir() shows nothing that CPython's classes do not have; what is guessed for a name goes by it.
import asyncio
import queue
import threading
import traceback


def show(what):
    names = [name for name in dir(what) if not name.startswith("__")]
    print(type(what).__name__, *names)


async def main():
    show(asyncio.current_task())
    show(asyncio.Event())
    show(asyncio.Condition())
    show(threading.Semaphore())


asyncio.run(main())
for tell in (lambda: asyncio.Lock().name, lambda: asyncio.Event().name,
             lambda: threading.Condition().name, lambda: queue.Queue().isempty()):
    try:
        tell()
    except AttributeError:
        traceback.print_exc(limit=0)
queue.Queue().is_empty()
