

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
    return _start_eagerly(loop, coro, name)


def _eager_task_factory_3_14(loop, coro, *, eager_start=True, name=None, context=None):
    if eager_start:
        return _start_eagerly(loop, coro, name)
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
            waiter = waiters.pop(0)
            if not waiter.done():
                waiter.set_result(None)


def _rename(function, name):
    function.__name__ = name
    function.__qualname__ = name


for _factory in (eager_task_factory, _eager_task_factory_3_14):
    _factory.__name__ = "factory"
    _factory.__qualname__ = "create_eager_task_factory.<locals>.factory"
_rename(_run_3_12, "run")
_rename(_queue_shutdown, "shutdown")
_queue_shutdown.__qualname__ = "Queue.shutdown"


def _refused_of_3_14(name):
    def refused(*args, **kwargs):
        _unsupported("asyncio." + name)
    return refused


_names_of_3_14 = ["future_add_to_awaited_by", "future_discard_from_awaited_by",
                  "capture_call_graph", "format_call_graph", "print_call_graph"]
_refused_names_of_3_14 = [_refused_of_3_14(name) for name in _names_of_3_14]


def _version_becomes(minor, micro):
    global _sys_version_info, _sys_version, _sys_hexversion
    _sys_version_info = _VersionInfo((3, minor, micro, "final", 0))
    _sys_version = f"3.{minor}.{micro} (Lockstep)"
    _sys_hexversion = 0x030000f0 + (minor << 16) + (micro << 8)
    _sys_implementation.version = _sys_version_info
    _sys_implementation.hexversion = _sys_hexversion
    _sys_implementation.cache_tag = f"cpython-3{minor}"
    _export("sys", "version_info=_sys_version_info version=_sys_version hexversion=_sys_hexversion")


def _use_profile(minor, micro):
    global _minor, eager_task_factory, run
    _minor = minor
    _version_becomes(minor, micro)
    if minor < 11:
        _unexport("asyncio", "TaskGroup Timeout timeout timeout_at Runner Barrier "
                             "BrokenBarrierError")
    if minor >= 12:
        run = _run_3_12
        _export("asyncio", "run eager_task_factory create_eager_task_factory")
    if minor >= 13:
        _extend_class(Queue, "shutdown", _queue_shutdown)
        _export("asyncio", "QueueShutDown EventLoop=_Loop")
        _export("asyncio.queues", "QueueShutDown")
    if minor >= 14:
        eager_task_factory = _eager_task_factory_3_14
        _export("asyncio", "eager_task_factory")
        for name, refused in zip(_names_of_3_14, _refused_names_of_3_14):
            _put("asyncio", name, refused)
