

# --- hosted_loop.py: the event loop of a program that has none ---------------------------------------
# Callbacks run on threads of their own; running something runs it here.

class _HostedHandle:
    __module__ = "asyncio.events"
    __qualname__ = "TimerHandle"

    def __init__(self, when, callback, args):
        self._when = when
        self._timer = Timer(max(when - _monotonic(), 0), self._call, (callback, args))
        self._timer.name = getattr(callback, "__name__", "callback")
        self._timer.start()

    # Callbacks may start tasks, as if they ran on a loop.
    def _call(self, callback, args):
        running = _hosted_running.setdefault(get_ident(), [])
        running.append(None)
        try:
            callback(*args)
        except Exception as error:
            _hosted_loop.call_exception_handler({
                "message": f"Exception in callback {callback!r}", "exception": error})
        finally:
            running.pop()

    def cancel(self):
        self._timer.cancel()

    def cancelled(self):
        return self._timer.finished.is_set()

    def when(self):
        return self._when


class _HostedLoop:
    __module__ = "asyncio.unix_events"
    __qualname__ = "_UnixSelectorEventLoop"

    def __init__(self):
        self._stopped = None
        self._is_closed = False
        self._debug = False
        self._handler = None
        self._executor = None
        self.slow_callback_duration = 0.1

    def __repr__(self):
        return (f"<{type(self).__name__} running={self.is_running()} closed={self._is_closed} "
                f"debug={self._debug}>")

    def time(self):
        return _monotonic()

    def is_running(self):
        return bool(_hosted_running.get(get_ident()))

    def is_closed(self):
        return self._is_closed

    def close(self):
        self._is_closed = True

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def create_task(self, coro, *, name=None, context=None):
        return _HostedTask(coro, name=name)

    def create_future(self):
        return _hosted_future_class()

    def call_soon(self, callback, *args, context=None):
        return _HostedHandle(_monotonic(), callback, args)

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return _HostedHandle(_monotonic() + delay, callback, args)

    def call_at(self, when, callback, *args, context=None):
        return _HostedHandle(when, callback, args)

    def run_until_complete(self, future):
        if iscoroutine(future):
            return _run_hosted(future)
        task = _hosted_ensure_future(future)
        task._wait()
        return task.result()

    def run_forever(self):
        self._stopped = _new_signal("event", "loop.stop()")
        self._stopped.acquire()
        self._stopped = None

    def stop(self):
        if self._stopped is not None:
            self._stopped.release()

    def run_in_executor(self, executor, func, *args):
        if executor is None:
            if self._executor is None:
                self._executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
            executor = self._executor
        return _hosted_wrap_future(executor.submit(func, *args))

    def set_default_executor(self, executor):
        self._executor = executor

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        if self._executor is not None:
            self._executor.shutdown()

    def set_exception_handler(self, handler):
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def default_exception_handler(self, context):
        _default_report(context)

    def call_exception_handler(self, context):
        if self._handler is None:
            _default_report(context)
        else:
            self._handler(self, context)

    def add_signal_handler(self, sig, callback, *args):
        pass

    def remove_signal_handler(self, sig):
        return False

    def set_task_factory(self, factory):
        if factory is not None:
            _unsupported("a task factory without an event loop")

    def get_task_factory(self):
        return None


_hosted_loop = _HostedLoop()
_hosted_attributes = set(vars(_hosted_loop))  # what a program adds goes with it
_hosted_future_class = _HostedFuture


def _hosted_get_running_loop():
    if not _hosted_running.get(get_ident()):
        raise RuntimeError("no running event loop")
    return _hosted_loop


def _hosted_running_or_none():
    return _hosted_loop if _hosted_running.get(get_ident()) else None


def _hosted_get_event_loop():
    return _hosted_loop


def _hosted_new_event_loop():
    _hosted_loop._is_closed = False
    return _hosted_loop


def _hosted_set_event_loop(loop):
    pass


# The first coroutine has a lane of its own, but no thread: it runs on the one that starts it.
def _run_hosted(main):
    task = _HostedTask(main, runs_here=True)
    caller = _begin_lane(task._lane)
    try:
        task._run()
    finally:
        _end_lane(caller, task._error)
        _end_left_over()
    return task.result()


def _end_left_over():
    pass


def _hosted_run(main, *, debug=None, loop_factory=None):
    if _hosted_running.get(get_ident()):
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    if not iscoroutine(main):
        raise ValueError("a coroutine was expected, got {!r}".format(main))
    return _run_hosted(main)


class _HostedRunner:
    __module__ = "asyncio.runners"
    __qualname__ = "Runner"

    def __init__(self, *, debug=None, loop_factory=None):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        pass

    def close(self):
        pass

    def get_loop(self):
        return _hosted_loop

    def run(self, coro, *, context=None):
        return _hosted_run(coro)


def _hosted_wrap_future(future, *, loop=None):
    if isinstance(future, _HostedFuture):
        return future
    outer = _HostedFuture()
    outer._reason = "thread"
    outer._what = "a thread" if future._work is None else future._work
    future.add_done_callback(lambda inner: _copy_state(inner, outer))
    return outer


async def _hosted_to_thread(func, /, *args, **kwargs):
    call = partial(copy_context().run, func, *args, **kwargs)
    call.__name__ = getattr(func, "__name__", "function")
    return await _hosted_loop.run_in_executor(None, call)


def _hosted_run_coroutine_threadsafe(coro, loop):
    future = _ConcurrentFuture()
    future.set_running_or_notify_cancel()

    def copy(task):
        if task.cancelled():
            future.set_exception(_FutureCancelled())
        elif task.exception() is not None:
            future.set_exception(task.exception())
        else:
            future.set_result(task.result())
    _HostedTask(coro).add_done_callback(copy)
    return future


# A dropped async generator is closed where it was dropped.
def _hosted_asyncgen_dropped(generator, loop):
    _drive(_aclose(generator))


def _forget_hosted():
    _hosted_tasks.clear()
    _hosted_running.clear()
    _hosted_limits.clear()
    _hosted_loop._executor = _hosted_loop._handler = None
    for name in set(vars(_hosted_loop)) - _hosted_attributes:
        delattr(_hosted_loop, name)


_forgetters.append(_forget_hosted)

_hosted_names = """Future=_HostedFuture Task=_HostedTask current_task=_hosted_current_task
all_tasks=_hosted_all_tasks create_task=_hosted_create_task ensure_future=_hosted_ensure_future
isfuture=_hosted_isfuture sleep=_hosted_sleep gather=_hosted_gather shield=_hosted_shield
wait_for=_hosted_wait_for wait=_hosted_wait as_completed=_hosted_as_completed
Timeout=_HostedTimeout timeout=_hosted_timeout timeout_at=_hosted_timeout_at
TaskGroup=_HostedTaskGroup Lock=_HostedLock Event=_HostedEvent Condition=_HostedCondition
Semaphore=_HostedSemaphore BoundedSemaphore=_HostedBoundedSemaphore Barrier=_HostedBarrier
Queue=_HostedQueue PriorityQueue=_HostedPriorityQueue LifoQueue=_HostedLifoQueue
AbstractEventLoop=_HostedLoop get_running_loop=_hosted_get_running_loop
_get_running_loop=_hosted_running_or_none get_event_loop=_hosted_get_event_loop
new_event_loop=_hosted_new_event_loop set_event_loop=_hosted_set_event_loop run=_hosted_run
Runner=_HostedRunner wrap_future=_hosted_wrap_future to_thread=_hosted_to_thread
run_coroutine_threadsafe=_hosted_run_coroutine_threadsafe"""

for _class in (_HostedFuture, _HostedTask, _HostedGather, _HostedTimeout, _HostedTaskGroup,
               _HostedLock, _HostedEvent, _HostedCondition, _HostedSemaphore,
               _HostedBoundedSemaphore, _HostedBarrier, _HostedQueue, _HostedPriorityQueue,
               _HostedLifoQueue, _HostedHandle, _HostedLoop, _HostedRunner):
    _class.__name__ = _class.__qualname__
