

# --- signal.py: names and a register of handlers; the program can send to itself only ----------------

_signal_numbers = {
    "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGIOT": 6,
    "SIGBUS": 7, "SIGFPE": 8, "SIGKILL": 9, "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12,
    "SIGPIPE": 13, "SIGALRM": 14, "SIGTERM": 15, "SIGSTKFLT": 16, "SIGCHLD": 17, "SIGCLD": 17,
    "SIGCONT": 18, "SIGSTOP": 19, "SIGTSTP": 20, "SIGTTIN": 21, "SIGTTOU": 22, "SIGURG": 23,
    "SIGXCPU": 24, "SIGXFSZ": 25, "SIGVTALRM": 26, "SIGPROF": 27, "SIGWINCH": 28, "SIGIO": 29,
    "SIGPOLL": 29, "SIGPWR": 30, "SIGSYS": 31, "SIGRTMIN": 34, "SIGRTMAX": 64}
_signal_words = {
    1: "Hangup", 2: "Interrupt", 3: "Quit", 4: "Illegal instruction", 5: "Trace/breakpoint trap",
    6: "Aborted", 7: "Bus error", 8: "Floating point exception", 9: "Killed",
    10: "User defined signal 1", 11: "Segmentation fault", 12: "User defined signal 2",
    13: "Broken pipe", 14: "Alarm clock", 15: "Terminated", 16: "Stack fault", 17: "Child exited",
    18: "Continued", 19: "Stopped (signal)", 20: "Stopped", 21: "Stopped (tty input)",
    22: "Stopped (tty output)", 23: "Urgent I/O condition", 24: "CPU time limit exceeded",
    25: "File size limit exceeded", 26: "Virtual timer expired", 27: "Profiling timer expired",
    28: "Window changed", 29: "I/O possible", 30: "Power failure", 31: "Bad system call"}

Signals = IntEnum("Signals", _signal_numbers, module="signal")
Handlers = IntEnum("Handlers", {"SIG_DFL": 0, "SIG_IGN": 1}, module="signal")


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


SIG_DFL, SIG_IGN = Handlers.SIG_DFL, Handlers.SIG_IGN
_signal_handlers = {}


def _check_signal(signalnum):
    if not isinstance(signalnum, int):
        raise TypeError(f"'{_type_name(signalnum)}' object cannot be interpreted as an integer")
    if not 1 <= int(signalnum) <= 64:
        raise ValueError("signal number out of range")
    return int(signalnum)


def _signal_getsignal(signalnum, /):
    number = _check_signal(signalnum)
    return _signal_handlers.get(number, default_int_handler if number == 2 else SIG_DFL)


def _signal_signal(signalnum, handler, /):
    number = _check_signal(signalnum)
    if get_ident() != _the_main_thread._ident:
        raise ValueError("signal only works in main thread of the main interpreter")
    if not callable(handler) and handler not in (0, 1):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable "
                        "object")
    if number in (9, 19):
        raise OSError(22, "Invalid argument")
    before = _signal_getsignal(signalnum)
    _signal_handlers[number] = handler
    _tell_handler(number)
    return before


_signal_watch = [None, None]  # the process and the semaphore that says that SIGTERM came


# Other processes ask what SIGTERM does here before they send it.
def _tell_handler(number):
    if number == 15:
        handler = _signal_getsignal(15)
        _process_on_term(2 + 4 * _signal_watcher() if callable(handler) else int(handler))


# A hidden thread waits for the signal in a process that another one started.
def _signal_watcher():
    if _this_parent[0] is None:
        return 0
    if _signal_watch[0] != _process_pid():
        _signal_watch[:] = [_process_pid(), _semaphore_new(0, 1000, False)]
        _start_hidden("signals", _watch_signals, (_signal_watch[1],))
    return _signal_watch[1]


def _watch_signals(semaphore):
    while True:
        _await_kernel((semaphore,), "event", "a signal")
        handler = _signal_getsignal(15)
        if not _semaphore_take(semaphore) or not callable(handler):
            continue
        _interrupt_main(_run_handler, handler, 15)


# In the main thread, whatever it did: running, sleeping or waiting.
def _run_handler(handler, number, did, until):
    handler(number, _frame(0))
    if did == 1:
        _time_module._sleep_until(until)
    elif did == 2:
        _wait_until(until)


# setitimer: a hidden thread sends the signal when it is time. What counts is the last one set.
_itimer = [None, 0.0, 0.0]  # the order that holds, when it rings, and again after


def _signal_setitimer(which, seconds, interval=0.0, /):
    if which != 0:
        _unsupported("a timer of the processor's time")
    if seconds < 0 or interval < 0:
        raise _ItimerError(22, "Invalid argument")
    before = _signal_getitimer(0)
    _itimer[0] = order = object()
    _itimer[1], _itimer[2] = _monotonic() + seconds, interval if seconds else 0.0
    if seconds == 0:
        _itimer[0] = None
    else:
        _start_hidden("timer", _ring, (order,))
    return before


def _signal_getitimer(which, /):
    if _itimer[0] is None:
        return 0.0, 0.0
    return max(_itimer[1] - _monotonic(), 0.0), _itimer[2]


def _ring(order):
    while _itimer[0] is order:
        _time_module.sleep(max(_itimer[1] - _monotonic(), 0))
        if _itimer[0] is not order:
            return
        if _itimer[2] > 0:
            _itimer[1] += _itimer[2]
        else:
            _itimer[0] = None
        _signal_raise(14)


def _signal_alarm(seconds, /):
    if not isinstance(seconds, int):
        raise TypeError(f"'{_type_name(seconds)}' object cannot be interpreted as an integer")
    left = _signal_setitimer(0, float(seconds))[0]
    return int(left) + (left > int(left))


class ItimerError(OSError):
    __module__ = "signal"


_ItimerError = ItimerError


# Whichever thread sends it, the main thread runs the handler.
def _signal_raise(signalnum, /):
    handler = _signal_getsignal(signalnum)
    if callable(handler):
        if get_ident() == _the_main_thread._ident:
            handler(int(signalnum), _frame(0))
        else:
            _interrupt_main(_run_handler, handler, int(signalnum))
    elif handler == 0 and int(signalnum) not in (17, 18, 23, 28):
        _unsupported("a signal without a handler, which ends the process")


def _os_kill(pid, signal, /):
    if pid != _os_getpid():
        raise ProcessLookupError(3, "No such process")
    if signal != 0:
        _signal_raise(signal)


def _signal_strsignal(signalnum, /):
    number = _check_signal(signalnum)
    if number >= 34:
        return f"Real-time signal {number - 34}"
    return _signal_words.get(number)


def _signal_valid_signals():
    named = {member.value: member for member in Signals}
    return {named.get(number, number) for number in range(1, 65) if number not in (32, 33)}


def _loop_add_signal_handler(self, sig, callback, *args):
    if iscoroutine(callback) or _inspect_iscoroutinefunction(callback):
        raise TypeError("coroutines cannot be used with add_signal_handler()")
    _check_loop_signal(sig)
    if self.is_closed():
        raise RuntimeError("Event loop is closed")
    if get_ident() != _the_main_thread._ident:
        raise RuntimeError("set_wakeup_fd only works in main thread of the main interpreter")
    _signal_handlers[int(sig)] = _LoopSignal(self, callback, args)
    _tell_handler(int(sig))


# The loop hears of it in its next turn, and runs the callback in the one after that.
class _LoopSignal:
    def __init__(self, loop, callback, args):
        self.loop = loop
        self.callback = callback
        self.args = args
        self.context = copy_context()

    def __call__(self, signum, frame):
        self.loop.call_soon_threadsafe(self.soon)

    def soon(self):
        self.loop.call_soon(self.callback, *self.args, context=self.context)


def _check_loop_signal(sig):
    if not isinstance(sig, int):
        raise TypeError(f"sig must be an int, not {sig!r}")
    if not 1 <= sig <= 64:
        raise ValueError(f"invalid signal number {sig}")


def _loop_remove_signal_handler(self, sig):
    _check_loop_signal(sig)
    handler = _signal_handlers.get(int(sig))
    if not isinstance(handler, _LoopSignal) or handler.loop is not self:
        return False
    del _signal_handlers[int(sig)]
    _tell_handler(int(sig))
    return True


def _forget_loop_signals(loop):
    for number in list(_signal_handlers):
        _loop_remove_signal_handler(loop, number)


def _forget_signals():
    _signal_watch[:] = [None, None]
    _itimer[:] = [None, 0.0, 0.0]


_extend_class(_Loop, "add_signal_handler", _loop_add_signal_handler)
_extend_class(_Loop, "remove_signal_handler", _loop_remove_signal_handler)
for _name, _member in list(Signals.__members__.items()):
    _put("signal", _name, _member)
del _name, _member
_forgetters += [_forget_signals, _signal_handlers.clear, _watchers.clear]
_export("os", "kill=_os_kill")
_export("signal", """Signals Handlers SIG_DFL SIG_IGN default_int_handler signal=_signal_signal
getsignal=_signal_getsignal raise_signal=_signal_raise strsignal=_signal_strsignal
valid_signals=_signal_valid_signals alarm=_signal_alarm setitimer=_signal_setitimer
getitimer=_signal_getitimer ItimerError=_ItimerError""")
for _number, _name in enumerate(("ITIMER_REAL", "ITIMER_VIRTUAL", "ITIMER_PROF")):
    _put("signal", _name, _number)
del _number, _name
