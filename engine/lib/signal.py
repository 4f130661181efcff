

# --- signal.py: names and a register of handlers; the program can send to itself only ----------------

class _SignalNumber:
    __module__ = "signal"

    def __init__(self, name, value):
        self.name, self.value = name, value

    def __int__(self):
        return self.value

    __index__ = __int__

    def __eq__(self, other):
        return self.value == other.value if isinstance(other, _SignalNumber) else \
            self.value == other

    def __lt__(self, other):
        return self.value < int(other)

    def __hash__(self):
        return hash(self.value)

    def __repr__(self):
        return f"<{type(self).__name__}.{self.name}: {self.value}>"

    def __str__(self):
        return str(self.value)

    def __format__(self, spec):
        return format(self.value, spec)


class Signals(_SignalNumber):
    __module__ = "signal"

    def __init__(self, name, value=None):
        if value is None:
            name, value = _signal_names.get(int(name)), int(name)
            if name is None:
                raise ValueError(f"{value} is not a valid Signals")
        _SignalNumber.__init__(self, name, value)


class Handlers(_SignalNumber):
    __module__ = "signal"


_signal_names = {1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT",
                 7: "SIGBUS", 8: "SIGFPE", 9: "SIGKILL", 10: "SIGUSR1", 11: "SIGSEGV",
                 12: "SIGUSR2", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM", 17: "SIGCHLD",
                 18: "SIGCONT", 19: "SIGSTOP", 20: "SIGTSTP", 21: "SIGTTIN", 22: "SIGTTOU"}


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


SIG_DFL, SIG_IGN = Handlers("SIG_DFL", 0), Handlers("SIG_IGN", 1)
_signal_handlers = {}


def _check_signal(signalnum):
    if not isinstance(signalnum, (int, Signals)):
        raise TypeError(f"'{_type_name(signalnum)}' object cannot be interpreted as an integer")
    if not 1 <= int(signalnum) <= 64:
        raise ValueError("signal number out of range")
    return int(signalnum)


def _signal_getsignal(signalnum, /):
    number = _check_signal(signalnum)
    return _signal_handlers.get(number, default_int_handler if number == 2 else SIG_DFL)


def _signal_signal(signalnum, handler, /):
    number = _check_signal(signalnum)
    if not callable(handler) and handler not in (0, 1):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable "
                        "object")
    if number in (9, 19):
        raise OSError(22, "Invalid argument")
    before = _signal_getsignal(signalnum)
    _signal_handlers[number] = handler
    return before


def _signal_raise(signalnum, /):
    handler = _signal_getsignal(signalnum)
    if callable(handler):
        handler(int(signalnum), _frame(0))
    elif handler == 0 and int(signalnum) not in (17, 18, 23, 28):
        _unsupported("a signal without a handler, which ends the process")


def _os_kill(pid, signal, /):
    if pid != _os_getpid():
        raise ProcessLookupError(3, "No such process")
    if signal != 0:
        _signal_raise(signal)


def _signal_strsignal(signalnum, /):
    return {2: "Interrupt", 15: "Terminated", 1: "Hangup", 9: "Killed", 10: "User defined signal 1",
            12: "User defined signal 2", 14: "Alarm clock"}.get(_check_signal(signalnum))


def _loop_add_signal_handler(self, sig, callback, *args):
    if iscoroutine(callback) or _inspect_iscoroutinefunction(callback):
        raise TypeError("coroutines cannot be used with add_signal_handler()")
    if not isinstance(sig, (int, Signals)):
        raise TypeError(f"sig must be an int, not {sig!r}")
    _check_signal(sig)
    if self.is_closed():
        raise RuntimeError("Event loop is closed")

    # the loop hears of it in its next turn, and runs the callback in the one after that
    def handler(signum, frame):
        self.call_soon_threadsafe(self.call_soon, callback, *args)

    _signal_handlers[int(sig)] = handler


def _loop_remove_signal_handler(self, sig):
    return _signal_handlers.pop(_check_signal(sig), None) is not None


_extend_class(_Loop, "add_signal_handler", _loop_add_signal_handler)
_extend_class(_Loop, "remove_signal_handler", _loop_remove_signal_handler)
for _number in _signal_names:
    _put("signal", _signal_names[_number], Signals(_signal_names[_number], _number))
del _number
_forgetters += [_signal_handlers.clear, _watchers.clear]
_export("os", "kill=_os_kill")
_export("signal", """Signals Handlers SIG_DFL SIG_IGN default_int_handler signal=_signal_signal
getsignal=_signal_getsignal raise_signal=_signal_raise strsignal=_signal_strsignal""")
