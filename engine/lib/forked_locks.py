

# --- forked_locks.py: locks and queues of threads and tasks that are processes ------------------------
# Those of threading, queue and asyncio, on the kernel's semaphores and pipes: every process that was
# forked from the one that made them shares them. What is put into a queue is copied.

def _shared_bytes(value, what):
    if type(value) is object:
        _mark(f"{what} that is a plain object() arrives as a copy: 'is' does not know it again")
    _spawning[0] = True
    try:
        return _pickle(value)
    except Exception as error:
        _unsupported(f"{what} that cannot be copied to another process "
                     f"({type(error).__name__}: {error}), run as 'processes'")
    finally:
        _spawning[0] = False


class _SharedLock(SemLock):
    __module__ = "_thread"
    __qualname__ = "lock"

    def __init__(self):
        self._make(1, 1, "lock", True)

    def __repr__(self):
        return f"<{'locked' if self.locked() else 'unlocked'} {_plain_repr(self)}>"

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        got = SemLock.acquire(self, blocking, None if timeout == -1 else timeout)
        if got:
            self._count = 1
        return got

    def release(self):
        if not self.locked():
            raise RuntimeError("release unlocked lock")
        self._owner = None
        self._count = 0
        _semaphore_give(self._number)

    def locked(self):
        return _semaphore_value(self._number) == 0

    _is_owned = locked


class _SharedRLock(SemLock):
    __module__ = "_thread"
    __qualname__ = "RLock"
    _recursive = True

    def __init__(self):
        self._make(1, 1, "lock", True)

    def acquire(self, blocking=True, timeout=-1):
        return SemLock.acquire(self, blocking, None if timeout == -1 else timeout)

    def release(self):
        if not self._is_mine():
            raise RuntimeError("cannot release un-acquired lock")
        SemLock.release(self)

    _is_owned = SemLock._is_mine


class _SharedCondition(_ProcessCondition):
    __module__ = "threading"
    __qualname__ = "Condition"

    def __init__(self, lock=None):
        _ProcessCondition.__init__(self, _SharedRLock() if lock is None else lock)

    def wait(self, timeout=None):
        if not self._lock._is_mine():
            raise RuntimeError("cannot wait on un-acquired lock")
        return _ProcessCondition.wait(self, timeout)

    def notify(self, n=1):
        if not self._lock._is_mine():
            raise RuntimeError("cannot notify on un-acquired lock")
        _ProcessCondition.notify(self, n)


    def notifyAll(self):
        _deprecated("notifyAll", "use notify_all()")
        self.notify_all()


class _SharedSemaphore(_ProcessSemaphore):
    __module__ = "threading"
    __qualname__ = "Semaphore"

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._make(value, _MOST, "semaphore")

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        return SemLock.acquire(self, blocking, timeout)

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        for _ in range(n):
            if not _semaphore_give(self._number):
                raise ValueError("Semaphore released too many times")

    def locked(self):
        return self.get_value() == 0


class _SharedBoundedSemaphore(_SharedSemaphore):
    __module__ = "threading"
    __qualname__ = "BoundedSemaphore"

    def __init__(self, value=1):
        _SharedSemaphore.__init__(self, value)
        self._make(value, value, "semaphore")


class _SharedEvent(_ProcessEvent):
    __module__ = "threading"
    __qualname__ = "Event"

    def isSet(self):
        _deprecated("isSet", "use is_set()")
        return self.is_set()


class _SharedBarrier(_ProcessBarrier):
    __module__ = "threading"
    __qualname__ = "Barrier"

    def __init__(self, parties, action=None, timeout=None):
        _ProcessBarrier.__init__(self, parties, action, timeout)


# --- queues ------------------------------------------------------------------------------------------

class _SharedQueue(_ProcessJoinableQueue):
    __module__ = "queue"
    __qualname__ = "Queue"

    def __init__(self, maxsize=0):
        for cls in type(self).__mro__:
            if cls.__module__ == "__main__":
                for name in ("_init", "_put", "_get", "_qsize"):
                    if name in vars(cls):
                        _unsupported(f"a queue with a {name} of its own, run as 'processes'")
        _ProcessJoinableQueue.__init__(self, maxsize)
        self.maxsize = maxsize

    @property
    def unfinished_tasks(self):
        return self._unfinished.get_value()

    def __getattr__(self, name):
        if name in ("queue", "mutex", "not_empty", "not_full", "all_tasks_done"):
            _unsupported(f"'{name}' of a queue, run as 'processes'")
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __class_getitem__(cls, item):
        return cls

    def _shared(self):
        state = _ProcessJoinableQueue._shared(self)
        state["maxsize"] = self.maxsize
        return state

    def __repr__(self):
        return f"<{_thread_repr(self)}>"

    def _put(self, obj):
        data = _shared_bytes(obj, "an item of a queue")
        with self._finished:
            self._unfinished.release()
            _note("queue put", self._name)
            self._send(data, obj)

    def _send(self, data, obj):
        _pipe_send(self._out, data, obj)

    def put(self, item, block=True, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        _ProcessQueue.put(self, item, block, timeout)

    def get(self, block=True, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        return _ProcessQueue.get(self, block, timeout)


# The items are one message, a list: who has received it has the queue for itself.
class _SharedListQueue(_SharedQueue):
    def __init__(self, maxsize=0):
        _SharedQueue.__init__(self, maxsize)
        self._filled = _semaphore_new(0, _MOST, False)
        _pipe_send(self._out, _pickle([]))

    def _shared(self):
        state = _SharedQueue._shared(self)
        state["_filled"] = self._filled
        return state

    def _take_items(self):
        return _unpickle(_next_message(self._in, "queue get", self._name))

    def _send(self, data, obj):
        items = self._take_items()
        self._add(items, _unpickle(data))
        _pipe_send(self._out, _shared_bytes(items, "an item of a queue"), obj)
        _semaphore_give(self._filled)

    def get(self, block=True, timeout=None):
        deadline = _deadline_of(timeout)
        while not _semaphore_take(self._filled):
            if not block or deadline is not None and _time_left(deadline) <= 0:
                raise _QueueEmpty
            _await_kernel((self._filled,), "queue get", self._name, _time_left(deadline))
        items = self._take_items()
        item = self._pop(items)
        _pipe_send(self._out, _shared_bytes(items, "an item of a queue"))
        _semaphore_give(self._room)
        _note("queue got", self._name)
        _value_received(item)
        return item

    def empty(self):
        return _semaphore_value(self._filled) == 0

    def _flush(self):
        pass


class _SharedPriorityQueue(_SharedListQueue):
    __module__ = "queue"
    __qualname__ = "PriorityQueue"
    _add = staticmethod(heappush)
    _pop = staticmethod(heappop)


class _SharedLifoQueue(_SharedListQueue):
    __module__ = "queue"
    __qualname__ = "LifoQueue"
    _add = staticmethod(list.append)
    _pop = staticmethod(list.pop)


class _SharedSimpleQueue(_SharedQueue):
    __module__ = "_queue"
    __qualname__ = "SimpleQueue"

    def __init__(self):
        _SharedQueue.__init__(self)


# --- asyncio's ---------------------------------------------------------------------------------------

class _ForkedLock(_HostedLock):
    __module__ = "asyncio.locks"
    __qualname__ = "Lock"

    def __init__(self):
        self._lock = _SharedLock()


class _ForkedEvent(_SharedEvent):
    __module__ = "asyncio.locks"
    __qualname__ = "Event"

    def __repr__(self):
        return f"<{_plain_repr(self)} [{'set' if self.is_set() else 'unset'}]>"

    async def wait(self):
        return _out_of_time(_ProcessEvent.wait(self, _seconds_left()))


class _ForkedCondition(_HostedCondition):
    __module__ = "asyncio.locks"
    __qualname__ = "Condition"

    def __init__(self, lock=None):
        self._lock = _ForkedLock() if lock is None else lock
        self._condition = _SharedCondition(self._lock._lock)
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release


class _ForkedSemaphore(_HostedWith, _SharedSemaphore):
    __module__ = "asyncio.locks"
    __qualname__ = "Semaphore"

    async def acquire(self):
        return _out_of_time(_SharedSemaphore.acquire(self, True, _seconds_left()))


class _ForkedBoundedSemaphore(_ForkedSemaphore):
    __module__ = "asyncio.locks"
    __qualname__ = "BoundedSemaphore"

    def __init__(self, value=1):
        _ForkedSemaphore.__init__(self, value)
        self._make(value, value, "semaphore")


class _ForkedBarrier(_SharedBarrier):
    __module__ = "asyncio.locks"
    __qualname__ = "Barrier"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        try:
            return _SharedBarrier.wait(self, _seconds_left())
        except _ThreadBrokenBarrier:
            raise _AsyncBrokenBarrier("Barrier aborted") from None

    async def reset(self):
        _SharedBarrier.reset(self)

    async def abort(self):
        _SharedBarrier.abort(self)


class _ForkedQueue(_HostedQueues, _SharedQueue):
    __module__ = "asyncio.queues"
    __qualname__ = "Queue"


class _ForkedPriorityQueue(_HostedQueues, _SharedPriorityQueue):
    __module__ = "asyncio.queues"
    __qualname__ = "PriorityQueue"


class _ForkedLifoQueue(_HostedQueues, _SharedLifoQueue):
    __module__ = "asyncio.queues"
    __qualname__ = "LifoQueue"


for _class in (_SharedLock, _SharedRLock, _SharedCondition, _SharedSemaphore,
               _SharedBoundedSemaphore, _SharedEvent, _SharedBarrier, _SharedQueue,
               _SharedPriorityQueue, _SharedLifoQueue, _SharedSimpleQueue, _ForkedLock,
               _ForkedEvent, _ForkedCondition, _ForkedSemaphore, _ForkedBoundedSemaphore,
               _ForkedBarrier, _ForkedQueue, _ForkedPriorityQueue, _ForkedLifoQueue):
    _class.__name__ = _class.__qualname__
