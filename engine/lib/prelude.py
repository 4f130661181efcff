# The part of the library that is written in Python: what stands on top of futures and tasks in
# asyncio, and the small modules. The rules are CPython 3.11's, and where _minor is asked those of
# the version that the profile stands for (profiles.py); names that start with an underscore
# are for this file and for the machine. It runs once before every program; none of it is shown.

_CancelledError = _builtin_class("CancelledError")
_InvalidStateError = _builtin_class("InvalidStateError")
_Future = _builtin_class("Future")
_Task = _builtin_class("Task")
_Loop = _builtin_class("_UnixSelectorEventLoop")
_Handle = _builtin_class("Handle")
_TimerHandle = _builtin_class("TimerHandle")
_GatheringFuture = _builtin_class("_GatheringFuture")
_Function = type(lambda: None)
_minor = 11  # of the Python 3 whose rules hold

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


# --- reports ---------------------------------------------------------------------------------------

# A short repr: what is long is cut in the middle, what is deep is not shown.
def _short_repr(value, level=6):
    kind = type(value).__name__
    if kind in ("list", "tuple", "set", "frozenset", "deque"):
        return _short_items(value, kind, level)
    if kind == "dict":
        return _short_dict(value, level)
    most = 40 if kind == "int" else 30
    try:
        text = repr(value[:most] if kind == "str" else value)
    except Exception:
        return f"<{kind} instance at {_address(value)}>"
    if len(text) <= most:
        return text
    before = (most - 3) // 2
    if kind == "str":
        text = repr(value[:13] + value[max(len(value) - 14, 0):])
    return text[:before] + "..." + text[len(text) - (most - 3 - before):]


def _in_order(values):
    try:
        return sorted(values)
    except Exception:
        return list(values)


def _short_items(values, kind, level):
    left, right = {"list": "[]", "tuple": "()", "set": "{}", "frozenset": ("frozenset({", "})"),
                   "deque": ("deque([", "])")}[kind]
    if not values and kind in ("set", "frozenset"):
        return kind + "()"
    if level <= 0 and values:
        return left + "..." + right
    items = _in_order(values) if kind in ("set", "frozenset") else list(values)
    parts = [_short_repr(item, level - 1) for item in items[:6]]
    if len(items) > 6:
        parts.append("...")
    if kind == "tuple" and len(items) == 1:
        right = ",)"
    return left + ", ".join(parts) + right


def _short_dict(values, level):
    if not values:
        return "{}"
    if level <= 0:
        return "{...}"
    parts = [f"{_short_repr(key, level - 1)}: {_short_repr(values[key], level - 1)}"
             for key in _in_order(values)[:4]]
    if len(values) > 4:
        parts.append("...")
    return "{" + ", ".join(parts) + "}"


def _name_of(function):
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", None)
    if name is None:
        name = repr(function)
    return name


def _callback_text(what):
    if not isinstance(what, _Handle):
        return _callback_source(what, ())
    return _callback_source(*what._parts()[:2])


# The library's own callbacks are named with the place that they have in CPython 3.11.7.
_library_places = {
    "_run_until_complete_cb": "base_events.py:180",
    "_wait.<locals>._on_completion": "tasks.py:519",
    "_release_waiter": "tasks.py:431",
    "gather.<locals>._done_callback": "tasks.py:764",
    "shield.<locals>._inner_done_callback": "tasks.py:891",
    "shield.<locals>._outer_done_callback": "tasks.py:908",
    "as_completed.<locals>._on_completion": "tasks.py:602",
    "as_completed.<locals>._on_timeout": "tasks.py:596",
    "_set_result_unless_cancelled": "futures.py:311",
    "_chain_future.<locals>._call_check_cancel": "futures.py:387",
    "_chain_future.<locals>._call_set_state": "futures.py:394",
}


def _library_place(name):
    place = _library_places.get(name)
    return "" if place is None else f" at /usr/lib/python3.{_minor}/asyncio/{place}"


def _place_of(function):
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    if isinstance(function, _partial):
        return _place_of(function.func)
    line = _function_line(function)
    if line is not None:
        return f" at {_main_file()}:{line}"
    return _library_place(_name_of(function)) if isinstance(function, _Function) else ""


def _call_text(args, kwargs):
    parts = [_short_repr(x) for x in args]
    parts += [f"{name}={_short_repr(x)}" for name, x in kwargs.items()]
    return "(" + ", ".join(parts) + ")"


def _callback_source(function, args):
    place = _place_of(function)
    calls = _call_text(args, {})
    while isinstance(function, _partial):
        calls = _call_text(function.args, function.keywords) + calls
        function = function.func
    return _name_of(function) + calls + place


def _handle_repr(handle):
    parts = ["<" + type(handle).__name__]
    if handle.cancelled():
        parts.append("cancelled")
    if isinstance(handle, _TimerHandle):
        parts.append(f"when={handle.when()}")
    if not handle.cancelled():
        parts.append(_callback_text(handle))
    if handle._line() is not None:
        parts.append(f"created at {_main_file()}:{handle._line()}")
    return " ".join(parts) + ">"


# What debug mode tells of a callback that held the loop up.
def _tell_slow(what, seconds):
    _asyncio_says(WARNING, "base_events.py", 1906, "_run_once", "Executing %s took %.3f seconds",
                  what, seconds)


def _tell_close(loop):
    _asyncio_says(DEBUG, "base_events.py", 699, "close", "Close %r", loop)


# By the machine's number: what was called to make a future, in CPython 3.11.7.
_origin_places = {1: "base_events.py:427", 2: "tasks.py:374", 3: "runners.py:100",
                  4: "tasks.py:670", 5: "taskgroups.py:154", 6: "tasks.py:802"}


def _origin_text(future):
    origin = future._origin()
    if origin is None:
        return None
    place = _origin_places.get(origin[0])
    if place is None:
        return f"created at {_main_file()}:{origin[1]}"
    return f"created at /usr/lib/python3.{_minor}/asyncio/{place}"


def _report_context(loop, context, handled=None):
    handler = loop.get_exception_handler()
    if handler is None:
        _default_report(context)
        return
    try:
        handler(loop, context)
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        if handled is not None and error.__context__ is None:
            error.__context__ = handled
        _default_report({"message": "Unhandled error in exception handler", "exception": error,
                         "context": context})


def _report(loop, message, key, subject, error):
    context = {"message": message}
    if error is not None:
        context["exception"] = error
    if subject is not None:
        context[key] = subject
    if isinstance(loop, (_OpenLoop, _OpenAbstractLoop)):
        loop.call_exception_handler(context)
    else:
        _report_context(loop, context, error if key == "handle" else None)


# Coroutines that are none of Python's functions in CPython.
_coroutine_names = {
    "_aclose": "<async_generator_athrow without __name__>",
    "_aclose_dropped": "<async_generator_athrow without __name__>",
}

# Where CPython 3.11.7 has the library's coroutines: where they begin, where they wait.
_coroutine_places = {
    "sleep": ("tasks.py", 637, 649),
    "wait": ("tasks.py", 399, 427),
    "wait_for": ("tasks.py", 436, 479),
    "as_completed.<locals>._wait_for_one": ("tasks.py", 610, 611),
    "_wrap_awaitable": ("tasks.py", 687, 694),
    "Queue.get": ("queues.py", 149, 158),
    "Queue.put": ("queues.py", 110, 126),
    "Queue.join": ("queues.py", 206, 215),
    "Lock.acquire": ("locks.py", 93, 114),
    "Event.wait": ("locks.py", 200, 213),
    "Condition.wait": ("locks.py", 248, 266),
    "Condition.wait_for": ("locks.py", 285, 294),
    "Semaphore.acquire": ("locks.py", 364, 379),
    "Barrier.wait": ("locks.py", 481, 494),
}


def _coroutine_text(coro, line):
    name = getattr(coro, "__qualname__", None)
    if name is None:
        return f"<{type(coro).__name__} without __name__>()"
    text = name + "()"
    if line is None:
        place = _coroutine_places.get(name)
        if place is None:
            return _coroutine_names.get(name, name) + "()"
        file = f"/usr/lib/python3.{_minor}/asyncio/{place[0]}"
        if coro.cr_frame is None:
            return f"{text} done, defined at {file}:{place[1]}"
        return f"{text} running at {file}:{place[1 if coro.cr_await is None else 2]}"
    frame = coro.cr_frame if hasattr(coro, "cr_frame") else coro.gi_frame
    state = "running" if frame is not None else "done, defined"
    return f"{text} {state} at {_main_file()}:{line}"


_in_repr = []


def _future_repr(future):
    for other in _in_repr:
        if other is future:
            return "..."
    _in_repr.append(future)
    try:
        return _future_text(future)
    finally:
        _in_repr.pop()


def _future_text(future):
    info = []
    is_task = isinstance(future, _Task)
    state = future._state_name().lower()
    if is_task and state == "pending" and future.cancelling():
        state = "cancelling"
    info.append(state)
    if is_task:
        info.append("name=%r" % future.get_name())
        info.append("coro=<%s>" % _coroutine_text(future.get_coro(), future._where()))
        waiting = future._waits_for()
        if waiting is not None:
            info.append(f"wait_for={waiting!r}")
    if state == "finished":
        error = future._peek_exception()
        if error is not None:
            info.append(f"exception={error!r}")
        else:
            info.append(f"result={_short_repr(future._peek_result())}")
    callbacks = future._callback_list()
    if callbacks:
        texts = [_describe_callback(callbacks[0])]
        if len(callbacks) > 2:
            texts.append(f"<{len(callbacks) - 2} more>")
        if len(callbacks) > 1:
            texts.append(_describe_callback(callbacks[-1]))
        info.append("cb=[" + ", ".join(texts) + "]")
    origin = _origin_text(future)
    if origin is not None:
        info.append(origin)
    return "<" + type(future).__name__ + " " + " ".join(info) + ">"


def _describe_callback(callback):
    if isinstance(callback, _Task):
        return "Task.task_wakeup()"
    if isinstance(callback, _Loop):
        return "_run_until_complete_cb()" + _library_place("_run_until_complete_cb")
    if isinstance(callback, _GatheringFuture):
        name = "gather.<locals>._done_callback"
        return name + "()" + _library_place(name)
    return _callback_source(callback, ())


def _loop_repr(loop):
    return (f"<{type(loop).__name__} running={loop.is_running()} closed={loop.is_closed()} "
            f"debug={loop.get_debug()}>")


_extend_class(_Loop, "__repr__", _loop_repr)
_extend_class(_Loop, "slow_callback_duration",
              property(lambda self: self._slow(), lambda self, value: self._set_slow(value)))


def _timer_eq(self, other):
    if not isinstance(other, _TimerHandle):
        return NotImplemented
    return (self.when() == other.when() and self.cancelled() == other.cancelled()
            and self._parts()[:2] == other._parts()[:2])


def _timer_hash(self):
    return hash(self.when())


def _timer_lt(self, other):
    if not isinstance(other, _TimerHandle):
        return NotImplemented
    before = self._is_before(other)
    return self.when() < other.when() if before is None else before


def _timer_gt(self, other):
    return self.when() > other.when() if isinstance(other, _TimerHandle) else NotImplemented


def _timer_le(self, other):
    if not isinstance(other, _TimerHandle):
        return NotImplemented
    return self.when() < other.when() or _timer_eq(self, other)


def _timer_ge(self, other):
    if not isinstance(other, _TimerHandle):
        return NotImplemented
    return self.when() > other.when() or _timer_eq(self, other)


_extend_class(_TimerHandle, "__eq__", _timer_eq)
_extend_class(_TimerHandle, "__hash__", _timer_hash)
_extend_class(_TimerHandle, "__lt__", _timer_lt)
_extend_class(_TimerHandle, "__gt__", _timer_gt)
_extend_class(_TimerHandle, "__le__", _timer_le)
_extend_class(_TimerHandle, "__ge__", _timer_ge)


def _task_get_stack(self, *, limit=None):
    frames = []
    frame = self.get_coro().cr_frame if hasattr(self.get_coro(), "cr_frame") else None
    if frame is not None:
        while frame is not None:
            if limit is not None and len(frames) == limit:
                break
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif self._peek_exception() is not None:
        entry = self._peek_exception().__traceback__
        while entry is not None:
            if limit is not None and len(frames) == limit:
                break
            if not isinstance(entry.tb_frame, tuple):  # what a native keeps alive
                frames.append(entry.tb_frame)
            entry = entry.tb_next
    return frames


# As CPython has it: without a file the heading goes to standard output, the stack to the other.
def _task_print_stack(self, *, limit=None, file=None):
    error = self._peek_exception()
    frames = _task_get_stack(self, limit=limit)
    if not frames:
        print(f"No stack for {self!r}", file=file)
    elif error is not None:
        print(f"Traceback for {self!r} (most recent call last):", file=file)
    else:
        print(f"Stack for {self!r} (most recent call last):", file=file)
    print_list([FrameSummary(f.f_code.co_filename, f.f_lineno, f.f_code.co_name) for f in frames],
               file=file)
    if error is not None:
        print(_exception_line(error), file=file)


_extend_class(_Task, "get_stack", _task_get_stack)
_extend_class(_Task, "print_stack", _task_print_stack)


# --- running ---------------------------------------------------------------------------------------

async def sleep(delay, result=None):
    if delay <= 0:
        await _bare_yield()
        return result
    if _runs_open_loop():
        return await _open_sleep(delay, result)
    return await _sleep_future(delay, result)


_sleep_coroutine = sleep


# For cr_await: sleep() waits without a coroutine of its own; this stands where that one would.
class _SleepWait:
    def __await__(self):
        yield


async def _sleeping():
    await _SleepWait()


_sleeping.__name__ = _sleeping.__qualname__ = "sleep"


def _sleep_stand_in():
    coroutine = _sleeping()
    coroutine.send(None)
    return coroutine


async def _wrap_awaitable(awaitable):
    return await awaitable


# A task runs it for a step of an async generator.
async def _await_step(step):
    return await step


_dropped_asyncgens = []  # those whose closing has not begun: at the end of the loop it still must


async def _aclose(generator):
    await generator.aclose()


async def _athrow(generator, error):
    await generator.athrow(error)


# What generator.aclose() does when it is not begun but interrupted: the exception goes into the
# generator, and when that waits for something, GeneratorExit follows as soon as it goes on.
class _InterruptedClose:
    def __init__(self, generator, error):
        self._coroutine = _athrow(generator, error)

    def __await__(self):
        coroutine = self._coroutine
        begun = False
        try:
            waited = coroutine.send(None)
            while True:
                try:
                    yield waited
                except BaseException as error:
                    waited = coroutine.throw(error)
                else:
                    if begun:
                        waited = coroutine.send(None)
                    else:
                        begun = True
                        waited = coroutine.throw(GeneratorExit())
        except (StopIteration, StopAsyncIteration, GeneratorExit):
            pass


# The coroutine of the task that closes a dropped generator; it is created at its first turn.
async def _aclose_dropped(generator):
    try:
        await _bare_yield()
    except BaseException as error:
        _dropped_asyncgens.remove(generator)
        await _InterruptedClose(generator, error)
        return
    _dropped_asyncgens.remove(generator)
    await generator.aclose()


def _start_closing(loop, generator):
    coroutine = _aclose_dropped(generator)
    coroutine.send(None)
    loop.create_task(coroutine)


def _asyncgen_dropped(generator, loop):
    _dropped_asyncgens.append(generator)
    loop.call_soon(_start_closing, loop, generator)


class BaseEventLoop:  # coroutines are named after the code they run
    __module__ = "asyncio.base_events"

    async def shutdown_asyncgens(loop):
        generators = _live_asyncgens(loop)
        if not generators:
            return
        results = await gather(*[_aclose(g) for g in generators], return_exceptions=True)
        for generator, result in zip(generators, results):
            if isinstance(result, Exception):
                _report(loop, "an error occurred during closing of asynchronous generator "
                        f"{generator!r}", "asyncgen", generator, result)


    async def shutdown_default_executor():
        pass


_shutdown_asyncgens = BaseEventLoop.shutdown_asyncgens
_shutdown_nothing = BaseEventLoop.shutdown_default_executor


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return set(_task_list(loop))


def _cancel_all_tasks(loop):
    tasks = _task_list(loop)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(_gather_on(loop, tasks))
    for task in tasks:
        if task.cancelled():
            continue
        if task.exception() is not None:
            _report(loop, "unhandled exception during asyncio.run() shutdown", "task", task,
                    task.exception())


def _gather_on(loop, tasks):
    return gather(*tasks, return_exceptions=True)


def _gather_one_by_one(*aws, return_exceptions=False):
    children = {}
    for a in aws:
        if a in children:
            continue
        children[a] = a
        if iscoroutine(a):
            children[a] = create_task(a)
            if isinstance(children[a], _Task):
                children[a]._be_quiet()
    return gather(*[children[a] for a in aws], return_exceptions=return_exceptions)


class Runner:
    __module__ = "asyncio.runners"

    _state = property(lambda self: _RunnerState(self._phase_))

    def __init__(self, *, debug=None, loop_factory=None):
        self._phase_ = "created"
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = self._context = None
        self._set_event_loop = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        if self._phase_ != "initialized":
            return
        try:
            loop = self._loop
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._set_event_loop:
                _set_event_loop_by_policy(None)
            loop.close()
            self._loop = None
            self._phase_ = "closed"

    def get_loop(self):
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        if _minor < 14 and not iscoroutine(coro):
            raise ValueError("a coroutine was expected, got {!r}".format(coro))
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        if not iscoroutine(coro):
            if getattr(type(coro), "__await__", None) is None:
                raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
            coro = _wrap_awaitable(coro)
        self._lazy_init()
        if context is None:
            context = self._context
        task = self._loop.create_task(coro, context=context)
        self._interrupts = 0
        outer = _signal_handlers.get(2)
        if outer is None:
            _signal_handlers[2] = partial(self._on_sigint, main_task=task)
        try:
            return self._loop.run_until_complete(task)
        except _CancelledError:
            if self._interrupts == 0 or task.uncancel() > 0:
                raise
            raise KeyboardInterrupt()
        finally:
            if outer is None:
                _signal_handlers.pop(2, None)

    def _on_sigint(self, signum, frame, main_task):
        self._interrupts += 1
        if self._interrupts == 1 and not main_task.done():
            main_task.cancel()
            self._loop.call_soon_threadsafe(lambda: None)
            return
        raise KeyboardInterrupt()

    def _lazy_init(self):
        if self._phase_ == "closed":
            raise RuntimeError("Runner is closed")
        if self._phase_ == "initialized":
            return
        if self._loop_factory is None:
            self._loop = _new_event_loop_by_policy()
            _set_event_loop_by_policy(self._loop)
            self._set_event_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = copy_context()
        self._phase_ = "initialized"


def _run_3_12(main, *, debug=None, loop_factory=None):
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def run(main, *, debug=None):
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)


# --- generators that may be awaited ----------------------------------------------------------------

def _types_coroutine(func):
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if iscoroutinefunction(func):
        return func

    def wrapped(*args, **kwargs):
        return _make_awaitable(func(*args, **kwargs))
    wrapped.__name__ = getattr(func, "__name__", "wrapped")
    wrapped.__qualname__ = getattr(func, "__qualname__", "wrapped")
    wrapped.__doc__ = getattr(func, "__doc__", None)
    wrapped.__wrapped__ = func
    return wrapped


_export("types", "coroutine=_types_coroutine")


_no_default = object()  # of arguments that may be anything, None as well


# --- policies: who makes and keeps the loop of a thread --------------------------------------------

class AbstractEventLoopPolicy:
    __module__ = "asyncio.events"

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    __module__ = "asyncio.events"

    # What a thread has set; the machine keeps it.
    class _Local:
        __module__ = "asyncio.events"
        _loop = property(lambda self: _local_loop()[0], lambda self, loop: set_event_loop(loop))
        _set_called = property(lambda self: _local_loop()[1])

    _local = _Local()

    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return new_event_loop() if self._loop_factory is _Loop else self._loop_factory()


# Watchers wait for child processes, and a program here has none.
class AbstractChildWatcher:
    __module__ = "asyncio.unix_events"

    def attach_loop(self, loop):
        pass

    def close(self):
        pass

    def is_active(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        pass


class ThreadedChildWatcher(AbstractChildWatcher):
    __module__ = "asyncio.unix_events"


class PidfdChildWatcher(AbstractChildWatcher):
    __module__ = "asyncio.unix_events"


class MultiLoopChildWatcher(AbstractChildWatcher):
    __module__ = "asyncio.unix_events"


class SafeChildWatcher(AbstractChildWatcher):
    __module__ = "asyncio.unix_events"


class FastChildWatcher(AbstractChildWatcher):
    __module__ = "asyncio.unix_events"


_watchers = []  # the one there is, or none yet


class _UnixDefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    __module__ = "asyncio.unix_events"
    _loop_factory = _Loop

    def get_child_watcher(self):
        if not _watchers:
            _watchers.append(ThreadedChildWatcher())
        return _watchers[0]

    def set_child_watcher(self, watcher):
        _watchers[:] = [] if watcher is None else [watcher]


def get_child_watcher():
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    get_event_loop_policy().set_child_watcher(watcher)


_Policy = AbstractEventLoopPolicy
_DefaultPolicy = _UnixDefaultEventLoopPolicy
_policy = _DefaultPolicy()


def get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = _DefaultPolicy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    if policy is not None and not isinstance(policy, _Policy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    _policy = policy
    if type(policy) not in (type(None), _DefaultPolicy):
        _follow_policy()


# From now on the functions of the module ask the program's own policy.
def _follow_policy():
    _put("asyncio", "get_event_loop", _get_event_loop_by_policy)
    _put("asyncio", "set_event_loop", _set_event_loop_by_policy)
    _put("asyncio", "new_event_loop", _new_event_loop_by_policy)


def _get_event_loop_by_policy():
    loop = _get_running_loop()
    return get_event_loop_policy().get_event_loop() if loop is None else loop


def _set_event_loop_by_policy(loop):
    get_event_loop_policy().set_event_loop(loop)


def _new_event_loop_by_policy():
    return get_event_loop_policy().new_event_loop()


# --- wait, wait_for, timeout, shield, as_completed -------------------------------------------------

def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    futures = list(dict.fromkeys(fs))
    for f in futures:
        if iscoroutine(f):
            raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    return await _wait(futures, timeout, return_when, loop)


async def _wait(futures, timeout, return_when, loop):
    waiter = loop.create_future()
    handle = None
    if timeout is not None:
        handle = loop.call_later(timeout, _release_waiter, waiter)
    counter = len(futures)

    def _on_completion(f):
        nonlocal counter
        counter -= 1
        if (counter <= 0 or return_when == FIRST_COMPLETED
                or return_when == FIRST_EXCEPTION and (not f.cancelled() and f.exception() is not None)):
            if handle is not None:
                handle.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for f in futures:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for f in futures:
            f.remove_done_callback(_on_completion)
    done, pending = set(), set()
    for f in futures:
        if f.done():
            done.add(f)
        else:
            pending.add(f)
    return done, pending


async def _cancel_and_wait(future):
    loop = get_running_loop()
    waiter = loop.create_future()
    callback = _partial(_release_waiter, waiter)
    future.add_done_callback(callback)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(callback)


async def wait_for(fut, timeout):
    loop = get_running_loop()
    if timeout is None and _minor < 12:
        return await fut
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except _CancelledError as error:
            raise TimeoutError() from error
    if _minor >= 12:  # no task of its own: the caller's waits inside
        async with _timeout(timeout):
            return await fut
    waiter = loop.create_future()
    handle = loop.call_later(timeout, _release_waiter, waiter)
    callback = _partial(_release_waiter, waiter)
    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(callback)
    try:
        try:
            await waiter
        except _CancelledError:
            if fut.done():
                return fut.result()
            else:
                fut.remove_done_callback(callback)
                await _cancel_and_wait(fut)
                raise
        if fut.done():
            return fut.result()
        else:
            fut.remove_done_callback(callback)
            await _cancel_and_wait(fut)
            try:
                return fut.result()
            except _CancelledError as error:
                raise TimeoutError() from error
    finally:
        handle.cancel()


class Timeout:
    __module__ = "asyncio.timeouts"

    _state = property(lambda self: _TimeoutState(self._phase_))

    def __init__(self, when):
        self._phase_ = "created"
        self._timeout_handler = None
        self._task = None
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._phase_ != "active":
            if self._phase_ == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._phase_} Timeout")
        self._when = when
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
        if when is None:
            self._timeout_handler = None
        else:
            loop = get_running_loop()
            if when <= loop.time():
                self._timeout_handler = loop.call_soon(self._on_timeout)
            else:
                self._timeout_handler = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._phase_ in ("expiring", "expired")

    def __repr__(self):
        info = [""]
        if self._phase_ == "active":
            when = round(self._when, 3) if self._when is not None else None
            info.append(f"when={when}")
        text = " ".join(info)
        return f"<Timeout [{self._phase_}]{text}>"

    async def __aenter__(self):
        if self._phase_ != "created":
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._phase_ = "active"
        self._task = task
        self._cancelling = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if self._phase_ == "expiring":
            self._phase_ = "expired"
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                if _minor >= 13:
                    _insert_timeout_error(exc_val)
                if exc_type is _CancelledError or \
                        _minor >= 13 and issubclass(exc_type, _CancelledError):
                    raise TimeoutError from exc_val
        elif self._phase_ == "active":
            self._phase_ = "finished"
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._phase_ = "expiring"
        self._timeout_handler = None


# What was raised while the cancellation went through tells of the time limit as well (3.13).
def _insert_timeout_error(error):
    if isinstance(error, ExceptionGroup):
        for inner in error.exceptions:
            _insert_timeout_error(inner)
        return
    while error.__context__ is not None:
        if isinstance(error.__context__, _CancelledError):
            late = TimeoutError()
            late.__context__ = late.__cause__ = error.__context__
            error.__context__ = late
            break
        error = error.__context__


def timeout(delay):
    loop = get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)


_timeout = timeout


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    loop = inner.get_loop()
    outer = loop.create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            if _minor < 14 and not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
        else:
            error = inner.exception()
            if error is not None:
                outer.set_exception(error)
            else:
                outer.set_result(inner.result())

    def _report_in_vain(inner):
        if not inner.cancelled() and inner.exception() is not None:
            error = inner.exception()
            loop.call_exception_handler({
                "message": f"{type(error).__name__} exception in shielded future",
                "exception": error,
                "future": inner,
            })

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)
            if _minor >= 14:
                inner.add_done_callback(_report_in_vain)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


# Up to 3.12 a generator: nothing begins before the first one is asked for.
def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        wanted = "expect an iterable of futures" if _minor < 13 else \
            "expects an iterable of awaitables"
        raise TypeError(f"{wanted}, not {type(fs).__name__}")
    loop = get_event_loop()
    todo = {ensure_future(f, loop=loop) for f in dict.fromkeys(fs)}  # in the order of the set
    finished = []
    waiters = []
    timeout_handle = None

    def _wake():
        while waiters:
            waiter = waiters.pop(0)
            if not waiter.done():
                waiter.set_result(None)
                break

    def _put(f):
        finished.append(f)
        _wake()

    def _on_timeout():
        for f in todo:
            f.remove_done_callback(_on_completion)
            _put(None)
        todo.clear()

    def _on_completion(f):
        if not todo:
            return
        todo.remove(f)
        _put(f)
        if not todo and timeout_handle is not None:
            timeout_handle.cancel()

    async def _wait_for_one(as_future=False):
        while not finished:
            waiter = get_running_loop().create_future()
            waiters.append(waiter)
            try:
                await waiter
            except BaseException:
                waiter.cancel()
                if waiter in waiters:
                    waiters.remove(waiter)
                if finished and not waiter.cancelled():
                    _wake()
                raise
        f = finished.pop(0)
        if f is None:
            raise TimeoutError
        return f if as_future else f.result()

    for f in todo:
        f.add_done_callback(_on_completion)
    if todo and timeout is not None:
        timeout_handle = loop.call_later(timeout, _on_timeout)
    if _minor >= 13:
        yield len(todo), _wait_for_one
    for _ in range(len(todo)):
        yield _wait_for_one()


_completions = as_completed


def _as_completed_3_13(fs, *, timeout=None):
    return _AsCompletedIterator(*next(_completions(fs, timeout=timeout)))


class _AsCompletedIterator:
    __module__ = "asyncio.tasks"

    def __init__(self, count, make):
        self._left = count
        self._make = make

    def __iter__(self):
        return self

    def __next__(self):
        if self._left == 0:
            raise StopIteration
        self._left -= 1
        return self._make()

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._left == 0:
            raise StopAsyncIteration
        self._left -= 1
        return await self._make(True)


# A class of the program derived from the abstract loop has nothing but what it brings.
class _AbstractLoopType(type):
    def __new__(cls, name, bases, namespace, **kwargs):
        if not bases:
            return super().__new__(cls, name, bases, namespace)
        bases = tuple(_OpenAbstractLoop if base is AbstractEventLoop else base for base in bases)
        return type(name, bases, namespace, **kwargs)

    def __instancecheck__(cls, instance):
        return isinstance(instance, _Loop)

    def __subclasscheck__(cls, subclass):
        return subclass is cls or issubclass(subclass, _Loop)

    def __getattr__(cls, name):
        return getattr(_Loop, name)


class AbstractEventLoop(metaclass=_AbstractLoopType):
    __module__ = "asyncio.events"

    def __init__(self):
        _unsupported("asyncio.AbstractEventLoop()")


_extend_class(_Future, "_tp_name_", "_asyncio.Future")
_extend_class(_Task, "_tp_name_", "_asyncio.Task")
_export("asyncio", """CancelledError=_CancelledError InvalidStateError=_InvalidStateError
TimeoutError Future=_Future Task=_Task AbstractEventLoop BaseEventLoop=_Loop
SelectorEventLoop=_Loop Handle=_Handle TimerHandle=_TimerHandle
FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED all_tasks Runner run wait wait_for Timeout timeout
timeout_at shield as_completed AbstractEventLoopPolicy DefaultEventLoopPolicy=_DefaultPolicy
get_event_loop_policy set_event_loop_policy get_child_watcher set_child_watcher AbstractChildWatcher
ThreadedChildWatcher PidfdChildWatcher MultiLoopChildWatcher SafeChildWatcher FastChildWatcher""")
_export("asyncio.base_events", "BaseEventLoop=_Loop")
_export("asyncio.coroutines", "iscoroutine iscoroutinefunction")
_export("asyncio.runners", "Runner run")
_export("asyncio.timeouts", "Timeout timeout timeout_at")
_export("asyncio.unix_events", "SelectorEventLoop=_Loop DefaultEventLoopPolicy=_DefaultPolicy")
_export("asyncio.exceptions", """CancelledError=_CancelledError InvalidStateError=_InvalidStateError
TimeoutError""")
_export("asyncio.tasks", """Task=_Task all_tasks wait wait_for shield as_completed create_task gather
sleep ensure_future current_task FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED""")
_export("asyncio.futures", "Future=_Future isfuture")
_export("asyncio.events", """AbstractEventLoop Handle=_Handle TimerHandle=_TimerHandle
get_event_loop get_running_loop set_event_loop new_event_loop get_event_loop_policy
set_event_loop_policy AbstractEventLoopPolicy BaseDefaultEventLoopPolicy""")
