# The part of the library that is written in Python: what stands on top of futures and tasks in
# asyncio, and the small modules. The rules are CPython 3.11's; names that start with an underscore
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

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


# --- reports ---------------------------------------------------------------------------------------

def _report_context(loop, context):
    handler = loop.get_exception_handler()
    if handler is None:
        _default_report(context)
    else:
        handler(loop, context)


def _report(loop, message, key, subject, error):
    context = {"message": message}
    if error is not None:
        context["exception"] = error
    if subject is not None:
        context[key] = subject
    _report_context(loop, context)


# --- running ---------------------------------------------------------------------------------------

async def sleep(delay, result=None):
    if delay <= 0:
        await _bare_yield()
        return result
    return await _sleep_future(delay, result)


_sleep_coroutine = sleep


async def _wrap_awaitable(awaitable):
    return await awaitable


async def _shutdown_nothing():
    pass


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


def _asyncgen_dropped(generator):
    loop = get_running_loop()
    _dropped_asyncgens.append(generator)
    loop.call_soon(_start_closing, loop, generator)


async def _shutdown_asyncgens(loop):
    generators = _live_asyncgens()
    if not generators:
        return
    results = await gather(*[_aclose(g) for g in generators], return_exceptions=True)
    for generator, result in zip(generators, results):
        if isinstance(result, Exception):
            _report(loop, "an error occurred during closing of asynchronous generator "
                    f"{generator!r}", "asyncgen", generator, result)


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
    return gather(*[create_task(a) if iscoroutine(a) else a for a in aws],
                  return_exceptions=return_exceptions)


class Runner:
    __module__ = "asyncio.runners"

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._set_event_loop = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        if self._state != "initialized":
            return
        try:
            loop = self._loop
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._set_event_loop:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"

    def get_loop(self):
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError("a coroutine was expected, got {!r}".format(coro))
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._lazy_init()
        task = self._loop.create_task(coro)
        return self._loop.run_until_complete(task)

    def _lazy_init(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "initialized":
            return
        if self._loop_factory is None:
            self._loop = new_event_loop()
            set_event_loop(self._loop)
            self._set_event_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._state = "initialized"


def run(main, *, debug=None):
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)


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

    def callback(f):
        _release_waiter(waiter)

    future.add_done_callback(callback)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(callback)


async def wait_for(fut, timeout):
    loop = get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except _CancelledError as error:
            raise TimeoutError() from error
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

    def __init__(self, when):
        self._state = "created"
        self._timeout_handler = None
        self._task = None
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
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
        return self._state in ("expiring", "expired")

    def __repr__(self):
        info = [""]
        if self._state == "active":
            when = round(self._when, 3) if self._when is not None else None
            info.append(f"when={when}")
        text = " ".join(info)
        return f"<Timeout [{self._state}]{text}>"

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancelling = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._cancelling and exc_type is _CancelledError:
                raise TimeoutError from exc_val
        elif self._state == "active":
            self._state = "finished"
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = "expiring"
        self._timeout_handler = None


def timeout(delay):
    loop = get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    loop = inner.get_loop()
    outer = loop.create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
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

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
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

    async def _wait_for_one():
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
        return f.result()

    for f in todo:
        f.add_done_callback(_on_completion)
    if todo and timeout is not None:
        timeout_handle = loop.call_later(timeout, _on_timeout)
    return _iterate_completed(len(todo), _wait_for_one)


def _iterate_completed(count, make):
    for _ in range(count):
        yield make()


def run_coroutine_threadsafe(coro, loop):
    _unsupported("asyncio.run_coroutine_threadsafe")


_export("asyncio", """CancelledError=_CancelledError InvalidStateError=_InvalidStateError
TimeoutError Future=_Future Task=_Task AbstractEventLoop=_Loop BaseEventLoop=_Loop
SelectorEventLoop=_Loop Handle=_Handle TimerHandle=_TimerHandle
FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED all_tasks Runner run wait wait_for Timeout timeout
timeout_at shield as_completed run_coroutine_threadsafe""")
_export("asyncio.exceptions", """CancelledError=_CancelledError InvalidStateError=_InvalidStateError
TimeoutError""")
_export("asyncio.tasks", "Task=_Task all_tasks wait wait_for shield as_completed")
_export("asyncio.futures", "Future=_Future")
_export("asyncio.events", "AbstractEventLoop=_Loop Handle=_Handle TimerHandle=_TimerHandle")
