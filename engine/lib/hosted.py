

# --- hosted.py: asyncio on threads -------------------------------------------------------------------
# What an asyncio program does when it is hosted on threads: every task is a thread that drives its
# coroutine to the end. A coroutine never comes back before that: what it awaits, its thread waits
# for, right there. Tasks and futures are told apart from CPython's by nothing a program asks for,
# but a thread cannot be stopped from outside: where asyncio would, the run says so in a mark.

_hosted_tasks = []  # that have not ended
_hosted_running = {}  # ident of a thread -> the tasks that it runs, the innermost last
_hosted_limits = {}  # ident of a thread -> the timeouts that are open in it
_hosted_numbers = [0]


def _mark(text):
    _note("marked", text)


# Seconds until the first time limit of this thread, at least 0; None: there is none.
def _seconds_left():
    limits = [t._when for t in _hosted_limits.get(get_ident(), ()) if t._when is not None]
    return max(min(limits) - _monotonic(), 0) if limits else None


def _out_of_time(lasted):
    if not lasted:
        raise _CancelledError
    return True


# Acquires a lock or a signal, unless a time limit of this thread passes first.
def _acquire_in_time(lock):
    left = _seconds_left()
    _out_of_time(lock.acquire() if left is None else lock.acquire(True, left))


# --- futures and tasks -------------------------------------------------------------------------------

class _HostedFuture:
    __module__ = "asyncio"
    __qualname__ = "Future"
    _reason = "future"
    _what = "a future"

    def __init__(self, *, loop=None):
        self._state = "pending"
        self._result = None
        self._error = None
        self._callbacks = []
        self._signals = []
        self._is_unread = False

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._describe())}>"

    def _describe(self):
        parts = [self._state]
        if self._state == "finished":
            if self._error is not None:
                parts.append(f"exception={self._error!r}")
            else:
                parts.append(f"result={self._result!r}")
        return parts

    def __class_getitem__(cls, item):
        return cls

    def get_loop(self):
        return _hosted_loop

    def done(self):
        return self._state != "pending"

    def cancelled(self):
        return self._state == "cancelled"

    def result(self):
        if self._state == "cancelled":
            raise _CancelledError
        if self._state == "pending":
            raise _InvalidStateError("Result is not set.")
        self._is_unread = False
        if self._error is not None:
            raise self._error
        return self._result

    def exception(self):
        if self._state == "cancelled":
            raise _CancelledError
        if self._state == "pending":
            raise _InvalidStateError("Exception is not set.")
        self._is_unread = False
        return self._error

    def set_result(self, result):
        self._settle("finished", result, None)

    def set_exception(self, exception):
        if isinstance(exception, type):
            exception = exception()
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators "
                            "and cannot be raised into a Future")
        self._is_unread = True
        self._settle("finished", None, exception)

    def cancel(self, msg=None):
        if self.done():
            return False
        self._settle("cancelled", None, None)
        return True

    def _settle(self, state, result, error):
        if self.done():
            raise _InvalidStateError(f"{self._state.upper()}: {self!r}")
        self._result = result
        self._error = error
        self._state = state
        signals, self._signals = self._signals, []
        for signal in signals:
            signal.release()
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception as error:
            _default_report({"message": f"Exception in callback {callback!r}", "exception": error})

    def add_done_callback(self, fn, *, context=None):
        if self.done():
            self._call(fn)
        else:
            self._callbacks.append(fn)

    def remove_done_callback(self, fn):
        kept = [c for c in self._callbacks if c != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    # This thread waits until it is done. False: the time is up before.
    def _wait(self, seconds=None):
        if self.done():
            return True
        signal = _new_signal(self._reason, self._what)
        self._signals.append(signal)
        return signal.acquire() if seconds is None else signal.acquire(True, seconds)

    def __await__(self):
        _out_of_time(self._wait(_seconds_left()))
        return self.result()
        yield

    __iter__ = __await__


class _HostedTask(_HostedFuture):
    __module__ = "_asyncio"
    __qualname__ = "Task"
    _reason = "task"
    _asked = 0

    def __init__(self, coro, *, loop=None, name=None, context=None, runs_here=False):
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        _HostedFuture.__init__(self)
        _hosted_numbers[0] += 1
        self._name = f"Task-{_hosted_numbers[0]}" if name is None else str(name)
        self._lane = getattr(coro, "__name__", "coroutine") if name is None else self._name
        self._what = f"task {self._lane}"
        self._coro = coro
        self._context = copy_context()
        _hosted_tasks.append(self)
        self._thread = None
        if not runs_here:
            self._thread = Thread(target=self._run, name=self._lane, daemon=False)
            self._thread.start()

    def _describe(self):
        parts = _HostedFuture._describe(self)
        parts[1:1] = [f"name={self._name!r}", f"coro=<{self._coro.__qualname__}()>"]
        return parts

    def _run(self):
        running = _hosted_running.setdefault(get_ident(), [])
        running.append(self)
        try:
            result = self._context.run(_drive, self._coro)
        except _CancelledError:
            _HostedFuture.cancel(self)
        except BaseException as error:
            _strand_failed(error)
            self.set_exception(error)
            if isinstance(error, (SystemExit, KeyboardInterrupt)):
                raise
        else:
            self.set_result(result)
        finally:
            _hosted_tasks.remove(self)
            running.pop()

    def __del__(self):
        if self._is_unread:
            _default_report({"message": "Task exception was never retrieved",
                             "exception": self._error, "future": self})

    def set_result(self, result):
        _HostedFuture._settle(self, "finished", result, None)

    def cancel(self, msg=None):
        if not self.done():
            self._asked += 1
            _mark(f"{self._lane} goes on: a thread cannot be cancelled from outside")
            if self._thread is not None and self._thread._end in _shutdown_locks:
                _shutdown_locks.remove(self._thread._end)  # the program ends without it
        return False

    def uncancel(self):
        self._asked = max(self._asked - 1, 0)
        return self._asked

    def cancelling(self):
        return self._asked

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_stack(self, *, limit=None):
        return []


# Runs a coroutine to its end on this thread. What it yields is an awaitable of the program's own.
def _drive(coro):
    while True:
        try:
            waited = coro.send(None)
        except StopIteration as stop:
            return stop.value
        if waited is None:
            _time_module.sleep(0)
        elif isinstance(waited, _HostedFuture):
            waited._wait()
        else:
            coro.throw(RuntimeError(f"Task got bad yield: {waited!r}"))


def _hosted_current_task(loop=None):
    _hosted_get_running_loop()
    running = _hosted_running.get(get_ident())
    return running[-1] if running else None


def _hosted_all_tasks(loop=None):
    return set(_hosted_tasks)


def _hosted_create_task(coro, *, name=None, context=None):
    _hosted_get_running_loop()
    return _HostedTask(coro, name=name)


def _hosted_ensure_future(coro_or_future, *, loop=None):
    if isinstance(coro_or_future, _HostedFuture):
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if getattr(type(coro_or_future), "__await__", None) is None:
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _wrap_awaitable(coro_or_future)
    return _HostedTask(coro_or_future)


def _hosted_isfuture(obj):
    return isinstance(obj, _HostedFuture)


# --- waiting for several -----------------------------------------------------------------------------

async def _hosted_sleep(delay, result=None):
    left = _seconds_left()
    if left is not None and left < delay:
        _time_module.sleep(left)
        raise _CancelledError
    _time_module.sleep(max(delay, 0))
    return result


class _HostedGather(_HostedFuture):
    __qualname__ = "_GatheringFuture"
    _reason = "gather"

    def __init__(self, children, return_exceptions):
        _HostedFuture.__init__(self)
        self._children = children
        self._what = f"gather of {len(set(children))}"
        self._return_exceptions = return_exceptions
        self._open = len(children)
        for child in children:
            child.add_done_callback(self._on_child)

    def _on_child(self, child):
        self._open -= 1
        if not self._return_exceptions and not self.done():
            if child.cancelled():
                self.set_exception(_CancelledError())
            elif child.exception() is not None:
                self.set_exception(child.exception())
        if self._open == 0 and not self.done():
            self.set_result([self._result_of(child) for child in self._children])

    def _result_of(self, child):
        if child.cancelled():
            return _CancelledError("")
        error = child.exception()
        return child._result if error is None else error

    def cancel(self, msg=None):
        for child in self._children:
            child.cancel()
        return False


def _hosted_gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = _HostedFuture()
        outer.set_result([])
        return outer
    made = {}
    for item in coros_or_futures:
        if item not in made:
            made[item] = _hosted_ensure_future(item)
    _note("group begun", f"gather of {len(made)}")
    return _HostedGather([made[item] for item in coros_or_futures], return_exceptions)


def _hosted_shield(arg):
    return _hosted_ensure_future(arg)


async def _hosted_wait_for(fut, timeout):
    task = _hosted_ensure_future(fut)
    if timeout is None:
        return await task
    left = _seconds_left()
    if task._wait(max(timeout, 0) if left is None else min(max(timeout, 0), left)):
        return task.result()
    _mark(f"{task._what} goes on past its time limit: a thread cannot be stopped from outside")
    if left is not None and left < timeout:
        raise _CancelledError
    raise TimeoutError


# A signal that is released when so many of the tasks are done as return_when asks for.
def _signal_of(tasks, return_when):
    signal = _new_signal("wait", f"{return_when} of {len(tasks)}")
    state = [sum(1 for t in tasks if not t.done()), True]

    def on_done(task):
        state[0] -= 1
        failed = (return_when == FIRST_EXCEPTION and not task.cancelled()
                  and task.exception() is not None)
        if state[1] and (state[0] <= 0 or return_when == FIRST_COMPLETED or failed):
            state[1] = False
            signal.release()
    for task in tasks:
        if not task.done():
            task.add_done_callback(on_done)
    return signal


def _has_enough(tasks, return_when):
    done = [t for t in tasks if t.done()]
    if return_when == FIRST_COMPLETED and done:
        return True
    if return_when == FIRST_EXCEPTION and any(not t.cancelled() and t.exception() is not None
                                              for t in done):
        return True
    return len(done) == len(tasks)


async def _hosted_wait(fs, *, timeout=None, return_when="ALL_COMPLETED"):
    if isinstance(fs, _HostedFuture) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    tasks = list(dict.fromkeys(fs))
    if any(iscoroutine(t) for t in tasks):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    if not _has_enough(tasks, return_when):
        signal = _signal_of(tasks, return_when)
        left = _seconds_left()
        limits = [x for x in (timeout, left) if x is not None]
        ended = signal.acquire(True, max(min(limits), 0)) if limits else signal.acquire()
        if not ended and left is not None and (timeout is None or left < timeout):
            raise _CancelledError
    return {t for t in tasks if t.done()}, {t for t in tasks if not t.done()}


def _hosted_as_completed(fs, *, timeout=None):
    tasks = [_hosted_ensure_future(f) for f in dict.fromkeys(fs)]
    deadline = None if timeout is None else _monotonic() + timeout
    done = _ThreadQueue()
    done._reason = "wait"
    for task in tasks:
        task.add_done_callback(done.put)

    async def _wait_for_one():
        limits = [x for x in (_seconds_left(),) if x is not None]
        if deadline is not None:
            limits.append(max(deadline - _monotonic(), 0))
        try:
            task = done.get(True, min(limits) if limits else None)
        except _QueueEmpty:
            raise TimeoutError from None
        return task.result()
    for _ in tasks:
        yield _wait_for_one()


# --- time limits and groups --------------------------------------------------------------------------

class _HostedTimeout:
    __module__ = "asyncio.timeouts"
    __qualname__ = "Timeout"

    def __init__(self, when):
        self._when = when
        self._expired = False

    def when(self):
        return self._when

    def reschedule(self, when):
        self._when = when

    def expired(self):
        return self._expired

    async def __aenter__(self):
        _hosted_limits.setdefault(get_ident(), []).append(self)
        _note("timeout begun", "timeout")
        return self

    async def __aexit__(self, exc_type, exc, tb):
        _hosted_limits[get_ident()].remove(self)
        _note("timeout ended", "timeout")
        is_late = self._when is not None and _monotonic() >= self._when
        if is_late and exc_type is not None and issubclass(exc_type, _CancelledError):
            self._expired = True
            raise TimeoutError from exc
        if is_late and exc_type is None and _monotonic() > self._when:
            _mark("the time limit passed while nothing could interrupt this thread")
        return None


def _hosted_timeout(delay):
    return _HostedTimeout(None if delay is None else _monotonic() + delay)


def _hosted_timeout_at(when):
    return _HostedTimeout(when)


class _HostedTaskGroup:
    __module__ = "asyncio.taskgroups"
    __qualname__ = "TaskGroup"

    def __init__(self):
        self._tasks = []
        self._name = _object_name("task group")

    async def __aenter__(self):
        _note("group begun", self._name)
        return self

    def create_task(self, coro, *, name=None, context=None):
        task = _HostedTask(coro, name=name)
        self._tasks.append(task)
        return task

    async def __aexit__(self, exc_type, exc, tb):
        errors = []
        for task in self._tasks:
            while not task._wait(_seconds_left()):
                raise _CancelledError
            if not task.cancelled() and task.exception() is not None:
                errors.append(task.exception())
        _note("group ended", self._name)
        if exc is not None and not isinstance(exc, _CancelledError):
            errors.append(exc)
        if errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors)
