# The handler of a signal that another thread sends runs in the main thread, also inside its loop.
import asyncio, os, signal, threading, time


def handler(signum, frame):
    print("handler", signal.Signals(signum).name, threading.current_thread() is threading.main_thread())


class Stop(Exception):
    pass


def raiser(signum, frame):
    raise Stop("from the handler")


def kill_later(sig, delay):
    def run():
        time.sleep(delay)
        os.kill(os.getpid(), sig)
    threading.Thread(target=run).start()


signal.signal(signal.SIGUSR1, handler)
signal.signal(signal.SIGUSR2, raiser)


async def main():
    kill_later(signal.SIGUSR1, 0.2)
    await asyncio.sleep(0.5)
    print("still here")
    kill_later(signal.SIGUSR2, 0.2)
    await asyncio.sleep(1)
    print("never")

try:
    asyncio.run(main())
except Stop as e:
    print("Stop:", e)
