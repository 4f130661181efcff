

# --- threading.py: threads ---------------------------------------------------------------------------
# What threads wait for is always a lock. A signal is a lock that is taken from the start: whoever
# waits for something waits for the signal, and whoever lets it go on frees it.

import time as _time_module

_monotonic = _time_module.monotonic
_thread_error = RuntimeError
TIMEOUT_MAX = 9223372036.0


def _thread_repr(self):
    cls = type(self)
    return f"{cls.__module__}.{cls.__qualname__} at {_address(self)}"


def _deprecated(old, new):
    _warn_from(1, f"{old}() is deprecated, {new} instead", DeprecationWarning)


class Condition:
    __module__ = "threading"

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = _Deque()
        self._reason_ = "condition"
        self._label_ = _object_name("condition")

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _is_owned(self):
        owned = getattr(self._lock, "_is_owned", None)
        if owned is not None:
            return owned()
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def _release_save(self):
        save = getattr(self._lock, "_release_save", None)
        if save is not None:
            return save()
        self._lock.release()

    def _acquire_restore(self, state):
        restore = getattr(self._lock, "_acquire_restore", None)
        if restore is not None:
            restore(state)
        else:
            self._lock.acquire()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        signal = _new_signal(self._reason_, self._label_)
        self._waiters.append(signal)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                notified = signal.acquire()
            else:
                notified = signal.acquire(True, timeout) if timeout > 0 else signal.acquire(False)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified and signal in self._waiters:
                self._waiters.remove(signal)

    def wait_for(self, predicate, timeout=None):
        deadline = None
        result = predicate()
        while not result:
            remaining = timeout
            if timeout is not None:
                if deadline is None:
                    deadline = _monotonic() + timeout
                else:
                    remaining = deadline - _monotonic()
                    if remaining <= 0:
                        break
            self.wait(remaining)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        if self._reason_ == "condition":
            _note("condition notified", self._label_)
        while self._waiters and n > 0:
            signal = self._waiters.popleft()
            if signal.locked():
                signal.release()
                n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        _deprecated("notifyAll", "use notify_all()")
        self.notify_all()


_ThreadCondition = Condition


def _hidden_condition(reason, name, lock=None):
    condition = _new_instance(_ThreadCondition)
    if lock is None:
        lock = _new_lock(False)
    condition._lock = lock
    condition.acquire = lock.acquire
    condition.release = lock.release
    condition._waiters = _Deque()
    condition._reason_ = reason
    condition._label_ = name
    return condition


class Semaphore:
    __module__ = "threading"

    _bound_ = None

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._label_ = _object_name("semaphore")
        self._cond = _hidden_condition("semaphore", self._label_)
        self._value = value

    def __repr__(self):
        bound = "" if self._bound_ is None else f"/{self._bound_}"
        return f"<{_thread_repr(self)}: value={self._value}{bound}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        deadline = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if deadline is None:
                        deadline = _monotonic() + timeout
                    else:
                        timeout = deadline - _monotonic()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            if self._label_ is not None:
                _note("lock acquired", self._label_)
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._bound_ is not None and self._value + n > self._bound_:
                raise ValueError("Semaphore released too many times")
            self._value += n
            if self._label_ is not None:
                _note("lock released", self._label_)
            if self._cond._waiters:
                self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


_ThreadSemaphore = Semaphore


class BoundedSemaphore(_ThreadSemaphore):
    __module__ = "threading"

    def __init__(self, value=1):
        _ThreadSemaphore.__init__(self, value)
        self._bound_ = value


class Event:
    __module__ = "threading"

    def __init__(self):
        self._label_ = _object_name("event")
        self._cond = _hidden_condition("event", self._label_)
        self._flag = False

    def __repr__(self):
        return f"<{_thread_repr(self)}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    def isSet(self):
        _deprecated("isSet", "use is_set()")
        return self.is_set()

    def set(self):
        with self._cond:
            self._flag = True
            _note("event set", self._label_)
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


_ThreadEvent = Event


class BrokenBarrierError(RuntimeError):
    __module__ = "threading"


_ThreadBrokenBarrier = BrokenBarrierError


# Filling until all have come, then draining until all have gone; resetting is draining with an
# error for those who wait; broken until it is reset.
_barrier_states = {"filling": 0, "draining": 1, "resetting": -1, "broken": -2}


class Barrier:
    __module__ = "threading"

    _state = property(lambda self: _barrier_states[self._phase_])

    def __init__(self, parties, action=None, timeout=None):
        self._label_ = _object_name("barrier")
        self._cond = _hidden_condition("barrier", self._label_, _new_lock(False))
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._phase_ = "filling"
        self._count = 0

    def __repr__(self):
        if self.broken:
            return f"<{_thread_repr(self)}: broken>"
        return f"<{_thread_repr(self)}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._phase_ in ("draining", "resetting"):
                self._cond.wait()
            if self._phase_ == "broken":
                raise _ThreadBrokenBarrier
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait_for_others(timeout)
                return index
            finally:
                self._count -= 1
                self._leave()

    def _open(self):
        try:
            if self._action:
                self._action()
        except:
            self._break()
            raise
        self._phase_ = "draining"
        self._cond.notify_all()

    def _wait_for_others(self, timeout):
        if not self._cond.wait_for(lambda: self._phase_ != "filling", timeout):
            self._break()
            raise _ThreadBrokenBarrier
        if self._phase_ in ("broken", "resetting"):
            raise _ThreadBrokenBarrier

    def _leave(self):
        if self._count == 0 and self._phase_ in ("resetting", "draining"):
            self._phase_ = "filling"
            self._cond.notify_all()

    def _break(self):
        self._phase_ = "broken"
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._phase_ in ("filling", "broken"):
                    self._phase_ = "resetting"
            else:
                self._phase_ = "filling"
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._phase_ == "filling" else 0

    @property
    def broken(self):
        return self._phase_ == "broken"


_ThreadBarrier = Barrier


# --- threads -----------------------------------------------------------------------------------------

_active_threads = {}  # ident -> Thread
_starting_threads = []
_shutdown_locks = []  # of the threads that the program waits for at its end
_thread_numbers = [0]


def _next_thread_name(text):
    _thread_numbers[0] += 1
    return text % _thread_numbers[0]


# start() returns when the thread runs; or, without a GIL, when all cores are taken: then the one
# who starts it keeps its core. Models that start threads in another way set another one.
def _after_start(thread):
    if _cores_are_taken():
        thread._register()
    else:
        thread._begun.acquire()


class Thread:
    __module__ = "threading"
    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _next_thread_name("Thread-%d")
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        self._daemonic = _current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._has_started = False
        self._is_stopped = False
        self._end = None  # the lock that is free when it has ended
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial" if self._ident is None else "started"
        self.is_alive()
        if self._is_stopped:
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def __getstate__(self):
        raise TypeError("cannot pickle '_thread.lock' object")

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._has_started:
            raise RuntimeError("threads can only be started once")
        _starting_threads.append(self)
        self._begun = _new_signal("thread", f"{self._name} to start")
        self._end = _new_signal("thread", f"{self._name} to end")
        try:
            ident = _start_strand(self._name, self._daemonic, self._bootstrap, ())
        except Exception:
            _starting_threads.remove(self)
            raise
        self._has_started = True
        self._ident_to_be = ident
        _after_start(self)

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _register(self):
        self._ident = self._ident_to_be
        if not self._daemonic:
            _shutdown_locks.append(self._end)
        _active_threads[self._ident] = self
        _starting_threads.remove(self)

    def _bootstrap(self):
        self._native_id = get_native_id()
        _set_sentinel(self._end)
        if self._ident is None:
            self._ident_to_be = get_ident()
            self._register()
        self._begun.release()
        try:
            self.run()
        except BaseException as error:
            _thread_died(self, error)
        finally:
            del _active_threads[self._ident]

    def _stop(self):
        if not self._is_stopped:
            self._is_stopped = True
            if self._end in _shutdown_locks:
                _shutdown_locks.remove(self._end)

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._has_started:
            raise RuntimeError("cannot join thread before it is started")
        if self is _current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is None:
            self._wait_for_end(True, -1)
        else:
            self._wait_for_end(True, max(timeout, 0))

    def _wait_for_end(self, blocking=True, timeout=-1):
        end = self._end
        if end is None or self._is_stopped:
            return
        if end.acquire(blocking, timeout):
            end.release()
            self._stop()

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        if self._is_stopped or not self._has_started:
            return False
        self._wait_for_end(False)
        return not self._is_stopped

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)
        if self._ident == get_ident():
            _strand_name(self._name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._has_started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _deprecated("isDaemon", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated("setDaemon", "set the daemon attribute")
        self.daemon = daemonic

    def getName(self):
        _deprecated("getName", "get the name attribute")
        return self.name

    def setName(self, name):
        _deprecated("setName", "set the name attribute")
        self.name = name


class Timer(Thread):
    __module__ = "threading"

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = _ThreadEvent()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


def _running_thread(cls, name, daemonic):
    thread = _new_instance(cls)
    thread._name = name
    thread._daemonic = daemonic
    thread._ident = get_ident()
    thread._native_id = get_native_id()
    thread._has_started = True
    thread._is_stopped = False
    thread._end = None
    thread._initialized = True
    _active_threads[thread._ident] = thread
    return thread


class _MainThread(Thread):
    __module__ = "threading"


# Stands for a thread that threading did not start.
class _DummyThread(Thread):
    __module__ = "threading"

    def is_alive(self):
        return True

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"


def _current_thread():
    thread = _active_threads.get(get_ident())
    if thread is None:
        thread = _running_thread(_DummyThread, _next_thread_name("Dummy-%d"), True)
    return thread


_the_main_thread = _running_thread(_MainThread, "MainThread", False)


def current_thread():
    return _current_thread()


def main_thread():
    return _the_main_thread


def _currentThread():
    _deprecated("currentThread", "use current_thread()")
    return _current_thread()


def _activeCount():
    _deprecated("activeCount", "use active_count()")
    return active_count()


def active_count():
    return len(_active_threads) + len(_starting_threads)


def _thread_enumerate():
    return list(_active_threads.values()) + list(_starting_threads)


_stack_size = [0]


def _set_stack_size(size=0):
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < 32768:
        raise ValueError(f"size not valid: {size} bytes")
    before, _stack_size[0] = _stack_size[0], size
    return before


def _no_hook():
    return None


# --- what a thread dies of ---------------------------------------------------------------------------

class ExceptHookArgs:
    __module__ = "_thread"
    _tp_name_ = "_thread._ExceptHookArgs"
    __match_args__ = ("exc_type", "exc_value", "exc_traceback", "thread")

    def __init__(self, args):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = args

    def __iter__(self):
        return iter((self.exc_type, self.exc_value, self.exc_traceback, self.thread))

    def __getitem__(self, index):
        return tuple(self)[index]

    def __len__(self):
        return 4

    def __repr__(self):
        names = ("exc_type", "exc_value", "exc_traceback", "thread")
        pairs = ", ".join([f"{n}={v!r}" for n, v in zip(names, self)])
        return f"_thread.ExceptHookArgs({pairs})"


_ExceptHookArgs = ExceptHookArgs


def _thread_excepthook(args, /):
    if args.exc_type is SystemExit:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    _write_error(f"Exception in thread {name}:\n{_traceback_printed(args.exc_value)}")


def _thread_died(thread, error):
    if not isinstance(error, SystemExit):
        _strand_failed(error)
    hook = _threading_module.excepthook
    args = _ExceptHookArgs((type(error), error, error.__traceback__, thread))
    try:
        hook(args)
    except Exception as failure:
        failure.__suppress_context__ = True
        _write_error("Exception in threading.excepthook:\n" + _traceback_text(failure))


# --- a namespace for each thread ---------------------------------------------------------------------
# The attributes of a local are exchanged when another thread uses it. id -> (object, attributes) is
# kept for each thread, and what __init__ was called with for the first use in another thread.

_local_arguments = {}


class _local:
    __module__ = "_thread"
    _tp_name_ = "_thread._local"

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = _new_instance(cls)
        key = _identity(self)
        attributes = {}
        _local_arguments[key] = (args, kwargs, cls)
        _strand_store()[key] = (self, attributes)
        _swap_attributes(self, attributes)
        return self

    def __getattribute__(self, name):
        _enter_local(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        _enter_local(self)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        _enter_local(self)
        object.__delattr__(self, name)


def _enter_local(self):
    store = _strand_store()
    key = _identity(self)
    if key in store:
        _swap_attributes(self, store[key][1])
        return
    attributes = {}
    store[key] = (self, attributes)
    _swap_attributes(self, attributes)
    args, kwargs, cls = _local_arguments[key]
    cls.__init__(self, *args, **kwargs)
    _swap_attributes(self, attributes)  # others may have used it meanwhile


# --- the end of the program --------------------------------------------------------------------------

_threading_exit_calls = []


# Runs on the main thread when its own code has ended.
def _leave_program():
    for function in reversed(_threading_exit_calls):
        function()
    _the_main_thread._is_stopped = True
    while _shutdown_locks:
        ends = list(_shutdown_locks)
        _shutdown_locks.clear()
        for end in ends:
            end.acquire()
            end.release()
    _run_exit_functions()


def _forget_threads():
    _stack_size[0] = 0
    _active_threads.clear()
    _active_threads[_the_main_thread._ident] = _the_main_thread
    _starting_threads.clear()
    _shutdown_locks.clear()
    _local_arguments.clear()


_forgetters.append(_forget_threads)


# --- _thread -----------------------------------------------------------------------------------------

def _start_new_thread(function, args, kwargs={}, /):
    name = getattr(function, "__name__", "thread")
    return _start_strand(name, True, function, args, kwargs)


def _thread_exit():
    raise SystemExit


def _call_with(function, args, kwargs):
    return function(*args, **kwargs)


_LockType = _builtin_class("lock")

_export("_thread", """allocate_lock allocate=allocate_lock LockType=_LockType RLock get_ident
get_native_id start_new_thread=_start_new_thread start_new=_start_new_thread exit=_thread_exit
exit_thread=_thread_exit _count=_strand_count stack_size=_set_stack_size error=_thread_error
TIMEOUT_MAX""")
_export("threading", """Lock=allocate_lock RLock Condition Event
Semaphore BoundedSemaphore Barrier
BrokenBarrierError Thread Timer local=_local current_thread
currentThread=_currentThread main_thread active_count activeCount=_activeCount
enumerate=_thread_enumerate get_ident get_native_id ExceptHookArgs excepthook=_thread_excepthook
__excepthook__=_thread_excepthook ThreadError=_thread_error TIMEOUT_MAX
gettrace=_no_hook getprofile=_no_hook stack_size=_set_stack_size""")

import threading as _threading_module
