# Signal handlers of a loop: what they are refused for, their context, and who forgets them.
import asyncio
import contextvars
import signal
import threading

where = contextvars.ContextVar("where", default="nowhere")


def outcome(function, *args):
    try:
        return repr(function(*args))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


async def callback():
    pass


def refused():
    loop = asyncio.new_event_loop()
    for args in ((signal.SIGUSR1, callback), ("x", print), (4242, print), (0, print)):
        print(outcome(loop.add_signal_handler, *args))
    print(outcome(loop.remove_signal_handler, 99), outcome(loop.remove_signal_handler, 10))
    thread = threading.Thread(target=lambda: print(outcome(loop.add_signal_handler, 10, print)))
    thread.start()
    thread.join()
    loop.close()
    print(outcome(loop.add_signal_handler, 10, print))


async def main():
    loop = asyncio.get_running_loop()
    heard = []
    where.set("registered")
    loop.add_signal_handler(signal.SIGUSR2, lambda *args: heard.append((where.get(), *args)), 1, 2)
    where.set("changed")
    signal.raise_signal(signal.SIGUSR2)
    signal.raise_signal(signal.SIGUSR2)
    await asyncio.sleep(0.1)
    print(heard, loop.remove_signal_handler(signal.SIGUSR2), loop.remove_signal_handler(12))


refused()
asyncio.run(main())
first, second = asyncio.new_event_loop(), asyncio.new_event_loop()
first.add_signal_handler(signal.SIGUSR1, print)
second.add_signal_handler(signal.SIGUSR2, print)
print(second.remove_signal_handler(signal.SIGUSR1))
first.close()
second.close()
print(signal.getsignal(signal.SIGUSR1), signal.getsignal(signal.SIGUSR2))
