

# --- multiprocessing.py: the module and its contexts -------------------------------------------------

_context_names = """Process current_process parent_process active_children cpu_count freeze_support
Lock RLock Semaphore BoundedSemaphore Condition Event Barrier Queue JoinableQueue SimpleQueue Pipe
Value Array RawValue RawArray ProcessError BufferTooShort TimeoutError AuthenticationError"""


class BaseContext:
    __module__ = "multiprocessing.context"

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = _ProcessTimeout
    AuthenticationError = AuthenticationError
    Process = _Process
    Lock, RLock, Semaphore = _ProcessLock, _ProcessRLock, _ProcessSemaphore
    BoundedSemaphore, Condition = _ProcessBoundedSemaphore, _ProcessCondition
    Event, Barrier = _ProcessEvent, _ProcessBarrier
    Queue, JoinableQueue, SimpleQueue = _ProcessQueue, _ProcessJoinableQueue, _ProcessSimpleQueue
    RawValue, RawArray = staticmethod(_raw_value), _RawArray
    current_process = staticmethod(_current_process)
    parent_process = staticmethod(_parent_process)
    active_children = staticmethod(_active_children)
    cpu_count = staticmethod(_os_cpu_count)
    freeze_support = staticmethod(_freeze_support)
    Pipe = staticmethod(_process_pipe)
    Value = staticmethod(_shared_value)
    Array = staticmethod(_shared_array)

    def get_context(self, method=None):
        return _get_context(method)

    def get_start_method(self, allow_none=False):
        return self._name or _get_start_method(allow_none)

    def set_start_method(self, method, force=False):
        raise ValueError("cannot set start method of concrete context")

    @property
    def reducer(self):
        _unsupported("the reducer of a multiprocessing context")


class _ProcessDefaultContext(BaseContext):
    __qualname__ = "DefaultContext"
    __module__ = "multiprocessing.context"
    _name = None

    def set_start_method(self, method, force=False):
        _set_start_method(method, force)

    def get_all_start_methods(self):
        return _get_all_start_methods()


class ForkContext(BaseContext):
    __module__ = "multiprocessing.context"
    _name = "fork"
    Process = ForkProcess


class SpawnContext(BaseContext):
    __module__ = "multiprocessing.context"
    _name = "spawn"
    Process = SpawnProcess


class ForkServerContext(BaseContext):
    __module__ = "multiprocessing.context"
    _name = "forkserver"
    Process = ForkServerProcess


_default_context = _ProcessDefaultContext()
_contexts = {"fork": ForkContext(), "spawn": SpawnContext(), "forkserver": ForkServerContext()}


def _get_context(method=None):
    if method is None:
        method = _get_start_method()
    if method not in _contexts:
        raise ValueError(f"cannot find context for {method!r}")
    return _contexts[method]


def _get_start_method(allow_none=False):
    if _start_method[0] is None and allow_none:
        return None
    _start_method[0] = _default_method()
    return _start_method[0]


def _set_start_method(method, force=False):
    if _start_method[0] is not None and not force:
        raise RuntimeError("context has already been set")
    if method is not None:
        _get_context(method)
    _start_method[0] = method


def _get_all_start_methods():
    if _minor >= 14:
        return ["forkserver", "fork", "spawn"]
    return ["fork", "spawn", "forkserver"]


# --- the log of the processes; nothing is written before the program asks for the logger

_process_log = [None]


def _process_logger():
    if _process_log[0] is None:
        logger = getLogger("multiprocessing")
        logger.propagate = 0
        _process_log[0] = logger
    return _process_log[0]


def _process_log_to_stderr(level=None):
    logger = _process_logger()
    handler = StreamHandler()
    handler.setFormatter(_LogFormatter("[%(levelname)s/%(processName)s] %(message)s"))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    return logger


def _log_of_process(level, text, *args):
    if _process_log[0] is not None:
        _process_log[0].log(level, text, *args)


def _forget_process_log():
    _process_log[0] = None


_forgetters.append(_forget_process_log)
_export("multiprocessing", """Process current_process=_current_process
parent_process=_parent_process active_children=_active_children cpu_count=_os_cpu_count
freeze_support=_freeze_support get_context=_get_context get_start_method=_get_start_method
set_start_method=_set_start_method get_all_start_methods=_get_all_start_methods
ProcessError BufferTooShort TimeoutError=_ProcessTimeout AuthenticationError
Lock=_ProcessLock RLock=_ProcessRLock Semaphore=_ProcessSemaphore
BoundedSemaphore=_ProcessBoundedSemaphore Condition=_ProcessCondition Event=_ProcessEvent
Barrier=_ProcessBarrier Queue=_ProcessQueue JoinableQueue=_ProcessJoinableQueue
SimpleQueue=_ProcessSimpleQueue Pipe=_process_pipe Value=_shared_value Array=_shared_array
RawValue=_raw_value RawArray=_RawArray get_logger=_process_logger log_to_stderr=_process_log_to_stderr""")
_export("multiprocessing.process", """BaseProcess current_process=_current_process
active_children=_active_children parent_process=_parent_process""")
_export("multiprocessing.context", """Process ForkProcess SpawnProcess ForkServerProcess
ProcessError BufferTooShort TimeoutError=_ProcessTimeout AuthenticationError
BaseContext DefaultContext=_ProcessDefaultContext""")
_export("multiprocessing.queues", """Queue=_ProcessQueue JoinableQueue=_ProcessJoinableQueue
SimpleQueue=_ProcessSimpleQueue Empty=_QueueEmpty Full=_QueueFull""")
_export("multiprocessing.synchronize", """Lock=_ProcessLock RLock=_ProcessRLock
Semaphore=_ProcessSemaphore BoundedSemaphore=_ProcessBoundedSemaphore
Condition=_ProcessCondition Event=_ProcessEvent Barrier=_ProcessBarrier SemLock=_SemLock""")
_export("multiprocessing.connection", "Connection Pipe=_process_pipe wait=_connection_wait")
_export("multiprocessing.sharedctypes", """Value=_shared_value Array=_shared_array
RawValue=_raw_value RawArray=_RawArray Synchronized=_Synchronized
synchronized=_synchronize SynchronizedArray=_SynchronizedArray SynchronizedString=_SynchronizedString""")
