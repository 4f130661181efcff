

# --- profiles.py: what other versions of CPython do otherwise --------------------------------------
# Everything above follows _minor where the versions differ in what happens; here is what differs
# in which names there are.

# loop.create_task of a loop that has a task factory.
def _create_by_factory(loop, coro, name, context, eager_start):
    factory = loop.get_task_factory()
    kwargs = {}
    if context is not None:
        kwargs["context"] = context
    if _minor >= 14:
        if name is not None:
            kwargs["name"] = name
        if eager_start is not None:
            kwargs["eager_start"] = eager_start
        return factory(loop, coro, **kwargs)
    task = factory(loop, coro, **kwargs)
    if name is not None:
        task.set_name(name)
    return task


def eager_task_factory(loop, coro, *, name=None, context=None):
    return _start_eagerly(loop, coro, name, context)


def _eager_task_factory_3_14(loop, coro, *, eager_start=True, name=None, context=None):
    if eager_start:
        return _start_eagerly(loop, coro, name, context)
    return _Task(coro, loop=loop, name=name, context=context)


def create_eager_task_factory(custom_task_constructor):
    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context,
                                       eager_start=True)
    return factory


class QueueShutDown(Exception):
    __module__ = "asyncio.queues"


_AsyncQueueShutDown = QueueShutDown


def _queue_shutdown(self, immediate=False):
    self._is_shutdown = True
    if immediate:
        while not self.empty():
            self._get()
            if self._unfinished_tasks > 0:
                self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()
    for waiters in (self._getters, self._putters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)


# What the classes of CPython have beside what is offered: sockets, processes, their own affairs.
_loop_names = """
_accept_connection _accept_connection2 _add_callback _add_callback_signalsafe _add_reader
_add_writer _asyncgen_finalizer_hook _asyncgen_firstiter_hook _asyncgens
_asyncgens_shutdown_called _call_soon _check_callback _check_closed _check_default_executor
_check_running _check_sendfile_params _check_signal _check_thread _child_watcher_callback
_clock_resolution _close_self_pipe _closed _connect_sock _coroutine_origin_tracking_enabled
_coroutine_origin_tracking_saved_depth _create_connection_transport _create_server_getaddrinfo
_csock _current_handle _debug _default_executor _do_shutdown _ensure_fd_no_transport
_ensure_resolved _exception_handler _executor_shutdown_called _getaddrinfo_debug _handle_signal
_internal_fds _log_subprocess _make_datagram_transport _make_read_pipe_transport
_make_self_pipe _make_socket_transport _make_ssl_transport _make_subprocess_transport
_make_write_pipe_transport _process_events _process_self_data _read_from_self _ready
_remove_reader _remove_writer _run_once _scheduled _selector _sendfile_fallback
_sendfile_native _set_coroutine_origin_tracking _signal_handlers _sock_accept
_sock_add_cancellation_callback _sock_connect _sock_connect_cb _sock_read_done _sock_recv
_sock_recv_into _sock_recvfrom _sock_recvfrom_into _sock_sendall _sock_sendfile_fallback
_sock_sendfile_native _sock_sendfile_native_impl _sock_sendfile_update_filepos _sock_sendto
_sock_write_done _ssock _start_serving _stop_serving _stopping _task_factory _thread_id
_timer_cancelled_count _timer_handle_cancelled _transports _write_to_self add_reader
add_signal_handler add_writer call_exception_handler call_soon_threadsafe
connect_accepted_socket connect_read_pipe connect_write_pipe create_connection
create_datagram_endpoint create_server create_unix_connection create_unix_server
default_exception_handler get_exception_handler get_task_factory getaddrinfo getnameinfo
remove_reader remove_signal_handler remove_writer run_in_executor sendfile set_default_executor
set_exception_handler set_task_factory shutdown_asyncgens shutdown_default_executor
slow_callback_duration sock_accept sock_connect sock_recv sock_recv_into sock_recvfrom
sock_recvfrom_into sock_sendall sock_sendfile sock_sendto start_tls subprocess_exec
subprocess_shell
"""
_future_names = """
_asyncio_future_blocking _callbacks _cancel_message _exception _log_traceback _loop
_make_cancelled_error _result _source_traceback _state add_done_callback cancel cancelled done
exception get_loop remove_done_callback result set_exception set_result
"""
_task_names = """
_asyncio_future_blocking _callbacks _cancel_message _coro _exception _fut_waiter
_log_destroy_pending _log_traceback _loop _make_cancelled_error _must_cancel _result
_source_traceback _state add_done_callback cancel cancelled cancelling done exception get_coro
get_loop get_name get_stack print_stack remove_done_callback result set_exception set_name
set_result uncancel
"""
_handle_names = """
__weakref__ _args _callback _cancelled _context _loop _repr _repr_info _run _scheduled
_source_traceback _when
"""


# What an object of the program's own class has under such a name is found first.
class _Refusal:
    def __init__(self, what):
        self._what = what

    def __get__(self, instance, owner=None):
        _unsupported(self._what)


def _refuse_names(cls, shown, names):
    for name in names.split():
        if not hasattr(cls, name):
            _extend_class(cls, name, _Refusal(f"{shown}.{name}"))


_extend_class(_Future, "_state", property(lambda self: self._state_name()))
_extend_class(_Future, "_asyncio_future_blocking",
              property(lambda self: self._is_blocking(),
                       lambda self, value: self._set_blocking(value)))
_extend_class(_Future, "_loop", property(lambda self: self.get_loop()))
_extend_class(_Future, "_result", property(lambda self: self._peek_result()))
_extend_class(_Future, "_exception", property(lambda self: self._peek_exception()))
_extend_class(_Task, "_coro", property(lambda self: self.get_coro()))
_extend_class(_Task, "_fut_waiter", property(lambda self: self._waits_for()))
_extend_class(_Task, "_must_cancel", property(lambda self: self._is_to_be_cancelled()))
_refuse_names(_Loop, "loop", _loop_names)
_refuse_names(_Task, "Task", _task_names)
_refuse_names(_Future, "Future", _future_names)
_refuse_names(_Handle, "Handle", _handle_names)


def _rename(function, name):
    function.__name__ = name
    function.__qualname__ = name


for _factory in (eager_task_factory, _eager_task_factory_3_14):
    _factory.__name__ = "factory"
    _factory.__qualname__ = "create_eager_task_factory.<locals>.factory"
_rename(_run_3_12, "run")
_rename(_as_completed_3_13, "as_completed")
for _shutdown in (_queue_shutdown, _thread_queue_shutdown):
    _rename(_shutdown, "shutdown")
    _shutdown.__qualname__ = "Queue.shutdown"


def _version_becomes(minor, micro):
    global _sys_version_info, _sys_version, _sys_hexversion
    _sys_version_info = _VersionInfo((3, minor, micro, "final", 0))
    _sys_version = f"3.{minor}.{micro} (Lockstep)"
    _sys_hexversion = 0x030000f0 + (minor << 16) + (micro << 8)
    _sys_implementation.version = _sys_version_info
    _sys_implementation.hexversion = _sys_hexversion
    _sys_implementation.cache_tag = f"cpython-3{minor}"
    _export("sys", "version_info=_sys_version_info version=_sys_version hexversion=_sys_hexversion")


def _follow_texts(minor):
    if minor >= 12:
        softkwlist.append("type")
        Random.expovariate.__defaults__ = (1.0,)
        for cls in (int, Fraction):
            _extend_class(cls, "is_integer", _is_integer)
        for old, _ in _deprecated_assertions:
            delattr(TestCase, old)
    if minor >= 13:
        _rename(_RegexError, "PatternError")
        name = "PythonFinalizationError"
        _export_builtin(name, type(name, (RuntimeError,), {"__module__": "builtins"}))


# A task has only the values until somebody asks for its context.
def _task_get_context(self):
    held = self._held_context()
    if type(held) is Context:
        return held
    made = Context()
    made._values = held or {}
    self._hold_context(made)
    return made


def _use_profile(minor, micro):
    global _minor, as_completed, eager_task_factory, run
    _minor = minor
    _version_becomes(minor, micro)
    if minor < 11:
        _unexport("asyncio", "TaskGroup Timeout timeout timeout_at Runner Barrier "
                             "BrokenBarrierError")
    if minor >= 12:
        run = _run_3_12
        _extend_class(_Task, "get_context", _task_get_context)
        _export("asyncio", "run eager_task_factory create_eager_task_factory")
    _follow_texts(minor)
    _add_later_names(minor)
    if minor >= 13:
        as_completed = _as_completed_3_13
        _export("asyncio", "as_completed")
        _export("asyncio.tasks", "as_completed")
        _extend_class(_AsyncQueue, "shutdown", _queue_shutdown)
        _extend_class(_ThreadQueue, "shutdown", _thread_queue_shutdown)
        _extend_class(_ThreadQueue, "is_shutdown", property(lambda self: self._is_shutdown))
        _export("queue", "ShutDown=_QueueShutDown")
        _export("asyncio", "QueueShutDown EventLoop=_Loop")
        _export("asyncio.queues", "QueueShutDown")
    if minor >= 14:
        eager_task_factory = _eager_task_factory_3_14
        _export("asyncio", "eager_task_factory")
