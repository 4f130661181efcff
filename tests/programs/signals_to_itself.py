"""A program that sends signals to itself, as a test of its own shutdown."""
import asyncio
import os
import signal


async def serve(name):
    try:
        while True:
            await asyncio.sleep(1)
            print(name, "works")
    finally:
        print(name, "stops")


async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()

    def ask_to_stop(why):
        print("asked to stop:", why)
        stop.set()

    loop.add_signal_handler(signal.SIGTERM, ask_to_stop, "SIGTERM")
    signal.signal(signal.SIGUSR1, lambda number, frame: print("signal", signal.Signals(number).name))
    server = asyncio.create_task(serve("server"))
    loop.call_later(1.5, os.kill, os.getpid(), signal.SIGUSR1)
    loop.call_later(2.5, os.kill, os.getpid(), signal.SIGTERM)
    await stop.wait()
    server.cancel()
    print(loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM))
    try:
        os.kill(424242424, 0)
    except ProcessLookupError as error:
        print(error)


async def interrupted():
    try:
        asyncio.get_running_loop().call_later(0.5, os.kill, os.getpid(), signal.SIGINT)
        await serve("alone")
    except asyncio.CancelledError:
        print("cancelled by Ctrl+C")
        raise


asyncio.run(main())
try:
    asyncio.run(interrupted())
except KeyboardInterrupt:
    print("interrupted")
