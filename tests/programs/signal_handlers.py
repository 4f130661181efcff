import asyncio
import inspect
import signal


def handler(signum, frame):
    print("handled", signum, signal.Signals(signum).name)


print(signal.SIGINT, repr(signal.SIGTERM), signal.SIGINT.name, int(signal.SIGKILL), signal.SIGINT == 2)
before = signal.signal(signal.SIGTERM, handler)
print(before, signal.getsignal(signal.SIGTERM) is handler, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
signal.raise_signal(signal.SIGTERM)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
for bad in (0, 100, "x"):
    try:
        signal.signal(bad, handler)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Service:
    """A service.

        Its second line is indented.
    """

    def __init__(self):
        self.stopping = asyncio.Event()

    async def run(self):
        loop = asyncio.get_running_loop()
        for sig in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(sig, self.stopping.set)
        try:
            await asyncio.wait_for(self.stopping.wait(), 2)
        except asyncio.TimeoutError:
            print("nobody stopped it", loop.time())
        print(loop.remove_signal_handler(signal.SIGINT), loop.remove_signal_handler(signal.SIGINT))

    async def numbers(self):
        yield 1


def generate():
    """Gives one.

        Then no more.
    """
    yield 1


asyncio.run(Service().run())
service = Service()
for name in ("isfunction", "ismethod", "isclass", "iscoroutinefunction", "isgeneratorfunction", "isasyncgenfunction", "isgenerator", "isawaitable", "isbuiltin", "isroutine"):
    function = getattr(inspect, name)
    print(name, [function(x) for x in (Service, service.run, Service.run, service.numbers, generate, generate(), len, print, 5, lambda: 0)])
print(repr(inspect.getdoc(generate)), inspect.getdoc(lambda: 0), repr(inspect.cleandoc("  a\n    b\n   c\n\n")))
coroutine = service.run()
print(inspect.iscoroutine(coroutine), inspect.isawaitable(coroutine))
coroutine.close()
