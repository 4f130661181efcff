

# --- open_loop.py: loops that a program derives classes from ----------------------------------------
# The machine's own loop asks nobody how it runs. A class derived from it may have a call_soon, a
# time or a _run_once of its own, so its instances do everything through their methods, which are
# written here in the terms of CPython's base_events.

class _TaskStepMethWrapper:
    __module__ = "_asyncio"

    def __init__(self, task, error):
        self.__self__ = self._task = task
        self.__qualname__ = "TaskStepMethWrapper"
        self._error = error

    def __call__(self):
        return _step_task(self._task.get_loop(), self._task, self._error, None)


_TaskStepMethWrapper.__name__ = _TaskStepMethWrapper.__qualname__ = "TaskStepMethWrapper"


class _TaskWakeup:
    def __init__(self, task):
        self.__self__ = task
        self.__name__ = "task_wakeup"
        self.__qualname__ = "Task.task_wakeup"

    def __call__(self, future):
        return _step_task(self.__self__.get_loop(), self.__self__, None, future)

    def __repr__(self):
        return f"<built-in method task_wakeup of _asyncio.Task object at {_address(self.__self__)}>"


class _ChildDone:
    def __init__(self, gathering):
        self._gathering = gathering
        self.__name__ = "_done_callback"
        self.__qualname__ = "gather.<locals>._done_callback"

    def __call__(self, future):
        _gather_child_done(self._gathering, future)


# What the machine would put into its own queue: a step, a wake-up, a handle or a done callback.
def _open_push(loop, kind, what, argument):
    if kind == 0:
        loop.call_soon(_TaskStepMethWrapper(what, argument), context=_context_of(what))
    elif kind == 1:
        loop.call_soon(_TaskWakeup(what), argument, context=_context_of(what))
    elif isinstance(what, _Handle):
        loop.call_soon(what._callback, argument, context=what._context)
    elif isinstance(what, _GatheringFuture):
        loop.call_soon(_ChildDone(what), argument)
    else:
        loop.call_soon(what, argument)


def _open_create_task(loop, coro, name, context):
    task = loop.create_task(coro) if context is None else loop.create_task(coro, context=context)
    if name is not None:
        task.set_name(name)
    return task


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


# What asyncio.sleep does on such a loop.
async def _open_sleep(delay, result):
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        handle.cancel()


# --- handles ---

def _run_handle(self):
    try:
        _in_context(self._context, self._callback, self._args)
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        self._loop.call_exception_handler({
            "message": f"Exception in callback {_callback_text(self)}", "exception": error,
            "handle": self})
    _settle_clock()


# The context of a handle is a Context or the values of one.
def _in_context(context, callback, args):
    outer = _context()
    _set_context(context)
    try:
        callback(*args)
    finally:
        _set_context(outer)


def _timer_is_cancelled(self):
    self._loop._timer_handle_cancelled(self)


_extend_class(_Handle, "_run", _run_handle)
_extend_class(_Handle, "_callback", property(lambda self: self._parts()[0]))
_extend_class(_Handle, "_args", property(lambda self: self._parts()[1]))
_extend_class(_Handle, "_loop", property(lambda self: self._parts()[2]))
_extend_class(_Handle, "_context", property(lambda self: self._parts()[3]))
_extend_class(_Handle, "_cancelled", property(lambda self: self.cancelled()))
_extend_class(_TimerHandle, "_when", property(lambda self: self.when()))
_extend_class(_TimerHandle, "_scheduled", property(lambda self: self._is_scheduled(),
                                                   lambda self, on: self._set_scheduled(on)))


# --- loops ---

class _OpenAbstractLoop(_Loop):
    def run_in_executor(self, executor, func, *args):
        raise NotImplementedError

    def call_soon(self, callback, *args, context=None):
        return self.call_later(0, callback, *args, context=context)

    async def shutdown_asyncgens(self):
        raise NotImplementedError

    async def shutdown_default_executor(self):
        raise NotImplementedError

    def __repr__(self):
        return object.__repr__(self)


def _not_implemented(name):
    def method(self, *args, **kwargs):
        raise NotImplementedError
    method.__name__ = name
    method.__qualname__ = f"AbstractEventLoop.{name}"
    return method


for _name in """run_forever run_until_complete stop is_running is_closed close call_later call_at time
create_future create_task call_soon_threadsafe set_default_executor get_exception_handler
set_exception_handler default_exception_handler call_exception_handler get_debug set_debug
set_task_factory get_task_factory add_signal_handler remove_signal_handler create_connection
create_server create_datagram_endpoint create_unix_connection create_unix_server start_tls sendfile
connect_accepted_socket connect_read_pipe connect_write_pipe subprocess_exec subprocess_shell
add_reader remove_reader add_writer remove_writer getaddrinfo getnameinfo sock_recv sock_recv_into
sock_recvfrom sock_recvfrom_into sock_sendall sock_sendto sock_connect sock_accept sock_sendfile
_timer_handle_cancelled""".split():
    setattr(_OpenAbstractLoop, _name, _not_implemented(_name))
_OpenAbstractLoop.__name__ = _OpenAbstractLoop.__qualname__ = "AbstractEventLoop"
_OpenAbstractLoop.__module__ = "asyncio.events"


class BaseSelector(metaclass=ABCMeta):
    __module__ = "selectors"

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        pass

    @abstractmethod
    def select(self, timeout=None):
        raise NotImplementedError

    def get_map(self):
        return {}

    def get_key(self, fileobj):
        raise KeyError(f"{fileobj!r} is not registered")

    def register(self, fileobj, events, data=None):
        _unsupported("a selector of files")

    unregister = modify = register


class EpollSelector(BaseSelector):
    __module__ = "selectors"
    _loop = None

    # The loop's own timers know when they are due; others, and who asks by himself, say how long.
    def select(self, timeout=None):
        loop = self._loop
        if loop is None:
            if timeout is not None:
                _time_module.sleep(max(timeout, 0))
                return []
            _unsupported("a selector that waits for ever")
        timers = loop._scheduled
        loop._await_turn(timers[0] if timers else None, timeout, bool(loop._ready or loop._stopping))
        loop._end_wait()
        return []


class PollSelector(EpollSelector):
    __module__ = "selectors"


class SelectSelector(EpollSelector):
    __module__ = "selectors"


class _OpenLoop(_Loop):
    __module__ = "asyncio.unix_events"

    def __init__(self, selector=None):
        self._closed = False
        self._stopping = False
        self._ready = deque()
        self._scheduled = []
        self._timer_cancelled_count = 0
        self._thread_id = None
        self._clock_resolution = 1e-09
        self._current_handle = None
        self._selector = EpollSelector() if selector is None else selector
        if isinstance(self._selector, EpollSelector):
            self._selector._loop = self

    def time(self):
        return _Loop.time(self)

    def _has_own_time(self):
        return type(self).time is not _OpenLoop.time or "time" in self.__dict__

    def is_running(self):
        return self._thread_id is not None

    def is_closed(self):
        return self._closed

    @property
    def _debug(self):
        return self.get_debug()

    @property
    def _exception_handler(self):
        return self.get_exception_handler()

    @property
    def _task_factory(self):
        return self.get_task_factory()

    @property
    def _default_executor(self):
        return self._executor()

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def _check_callback(self, callback, method):
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    def _check_thread(self):
        if self._thread_id is not None and get_ident() != self._thread_id:
            raise RuntimeError("Non-thread-safe operation invoked on an event loop other than the "
                               "current one")

    def create_future(self):
        return _Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self.get_task_factory() is not None:
            return _create_by_factory(self, coro, name, context, None)
        return _Task(coro, loop=self, name=name, context=context)

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_soon")
        return self._call_soon(callback, args, context)

    def _call_soon(self, callback, args, context):
        handle = _Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = self._call_soon(callback, args, context)
        self._write_to_self()
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_at")
        timer = _TimerHandle(when, callback, args, self, context)
        if not self._has_own_time():
            timer._follow_clock()
        heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timer_cancelled_count += 1

    def run_forever(self):
        self._check_closed()
        self._check_running()
        self._thread_id = get_ident()
        _set_running_loop(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._thread_id = None
            _set_running_loop(None)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        if is_new and isinstance(future, _Task):
            future._be_quiet()
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if is_new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        try:
            self._selector.get_key(None)  # CPython takes its own pipe off here
        except KeyError:
            pass
        _Loop.close(self)
        self._selector.close()
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    def _write_to_self(self):
        self._wake()

    def _process_events(self, event_list):
        pass

    def _run_once(self):
        self._drop_cancelled()
        timeout = None
        if self._ready or self._stopping:
            timeout = 0
        elif self._scheduled:
            timeout = min(max(0, self._scheduled[0]._when - self.time()), 24 * 3600)
        event_list = self._selector.select(timeout)
        self._process_events(event_list)
        event_list = None
        end_time = self.time() + self._clock_resolution
        while self._scheduled and self._scheduled[0]._is_due(end_time):
            handle = heappop(self._scheduled)
            handle._scheduled = False
            self._ready.append(handle)
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if handle._cancelled:
                continue
            if not self._debug:
                handle._run()
                continue
            try:
                self._current_handle = handle
                began = self.time()
                handle._run()
                took = self.time() - began
                if took >= self.slow_callback_duration:
                    _tell_slow(handle, took)
            finally:
                self._current_handle = None

    def _drop_cancelled(self):
        count = len(self._scheduled)
        if count > 100 and self._timer_cancelled_count / count > 0.5:
            kept = []
            for handle in self._scheduled:
                if handle._cancelled:
                    handle._scheduled = False
                else:
                    kept.append(handle)
            heapify(kept)
            self._scheduled = kept
            self._timer_cancelled_count = 0
        while self._scheduled and self._scheduled[0]._cancelled:
            self._timer_cancelled_count -= 1
            heappop(self._scheduled)._scheduled = False

    def call_exception_handler(self, context):
        handler = self.get_exception_handler()
        try:
            if handler is None:
                self.default_exception_handler(context)
            else:
                _report_context(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            _default_report({"message": "Exception in default exception handler while handling an "
                                        "unexpected error in custom exception handler",
                             "exception": error})


_OpenLoop.__name__ = _OpenLoop.__qualname__ = "_UnixSelectorEventLoop"


_coroutine_origins = {}  # see origin.h


def _forget_policy():
    global _policy
    _policy = None


_forgetters += [_coroutine_origins.clear, _forget_policy]


# call_soon and its like, in debug mode.
def _check_call(loop, callback, method):
    if method != "call_soon_threadsafe" and loop._is_elsewhere():
        raise RuntimeError("Non-thread-safe operation invoked on an event loop other than the "
                           "current one")
    _OpenLoop._check_callback(loop, callback, method)


# A loop is to get an attribute.
def _open_for(loop, name):
    if loop._become_open(_OpenLoop):
        _OpenLoop.__init__(loop)
    elif hasattr(_OpenLoop, name) or name in ("_ready", "_scheduled", "_selector"):
        _unsupported(f"a new {name} for an event loop that has something to do")


def _run_until_complete_cb(future):
    if not future.cancelled():
        error = future.exception()
        if isinstance(error, (SystemExit, KeyboardInterrupt)):
            return
    future.get_loop().stop()


_export("selectors", """BaseSelector EpollSelector PollSelector SelectSelector
DefaultSelector=EpollSelector""")
_put("selectors", "EVENT_READ", 1)
_put("selectors", "EVENT_WRITE", 2)
_export("asyncio", "_set_running_loop")
_export("asyncio.events", "_set_running_loop")
