"""Signals are numbers with names, and flags show their parts in the order of their definition."""
import enum
import signal

print(-signal.SIGTERM, +signal.SIGINT, ~signal.SIGINT, signal.SIGTERM + 1, signal.SIGTERM == 15)
print(signal.SIGTERM, repr(signal.SIGINT), f"{signal.SIGHUP!s} {signal.SIGHUP:>4}")
print(isinstance(signal.SIGINT, int), signal.Signals(9).name, signal.Signals["SIGUSR1"])
print([number.name for number in signal.Signals][:5], signal.SIGCLD is signal.SIGCHLD)
print(signal.SIG_DFL, repr(signal.SIG_IGN), signal.Handlers(0), {signal.SIGINT: "two"}[2])
print(signal.SIGKILL in signal.valid_signals(), len(signal.valid_signals()))
try:
    signal.Signals(99)
except ValueError as error:
    print(error)


class Rights(enum.IntFlag):
    READ = 4
    WRITE = 2
    RUN = 1


class Colour(enum.Flag):
    RED = enum.auto()
    BLUE = enum.auto()


print(repr(Rights.READ | Rights.WRITE), list(Rights.RUN | Rights.READ), Rights(7))
print(repr(Colour.BLUE | Colour.RED), list(Colour.BLUE | Colour.RED))
