

# --- hosted_locks.py: asyncio's locks and queues, for threads -----------------------------------------
# Those of threads, with methods that can be awaited. A time limit of the thread ends the wait.

class _HostedWith:
    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class _HostedLock(_HostedWith):
    __module__ = "asyncio.locks"
    __qualname__ = "Lock"

    def __init__(self):
        self._lock = allocate_lock()

    def __repr__(self):
        return f"<{_plain_repr(self)} [{'locked' if self.locked() else 'unlocked'}]>"

    def locked(self):
        return self._lock.locked()

    async def acquire(self):
        _acquire_in_time(self._lock)
        return True

    def release(self):
        if not self._lock.locked():
            raise RuntimeError("Lock is not acquired.")
        self._lock.release()


class _HostedEvent(_ThreadEvent):
    __module__ = "asyncio.locks"
    __qualname__ = "Event"

    def __repr__(self):
        return f"<{_plain_repr(self)} [{'set' if self._flag else 'unset'}]>"

    async def wait(self):
        return _out_of_time(_ThreadEvent.wait(self, _seconds_left()))


class _HostedCondition(_HostedWith):
    __module__ = "asyncio.locks"
    __qualname__ = "Condition"

    def __init__(self, lock=None):
        self._lock = _HostedLock() if lock is None else lock
        self._condition = _ThreadCondition(self._lock._lock)
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __repr__(self):
        return f"<{_plain_repr(self)} [{'locked' if self.locked() else 'unlocked'}]>"

    async def wait(self):
        return _out_of_time(self._condition.wait(_seconds_left()))

    async def wait_for(self, predicate):
        while not predicate():
            await self.wait()
        return predicate()

    def notify(self, n=1):
        self._condition.notify(n)

    def notify_all(self):
        self._condition.notify_all()


class _HostedSemaphore(_HostedWith, _ThreadSemaphore):
    __module__ = "asyncio.locks"
    __qualname__ = "Semaphore"

    def __repr__(self):
        text = "locked" if self._value == 0 else f"unlocked, value:{self._value}"
        return f"<{_plain_repr(self)} [{text}]>"

    def locked(self):
        return self._value == 0

    async def acquire(self):
        return _out_of_time(_ThreadSemaphore.acquire(self, True, _seconds_left()))


class _HostedBoundedSemaphore(_HostedSemaphore):
    __module__ = "asyncio.locks"
    __qualname__ = "BoundedSemaphore"

    def __init__(self, value=1):
        _HostedSemaphore.__init__(self, value)
        self._most = value

    def release(self):
        if self._value >= self._most:
            raise ValueError("BoundedSemaphore released too many times")
        _HostedSemaphore.release(self)


class _HostedBarrier(_ThreadBarrier):
    __module__ = "asyncio.locks"
    __qualname__ = "Barrier"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        try:
            return _ThreadBarrier.wait(self, _seconds_left())
        except _ThreadBrokenBarrier:
            raise _AsyncBrokenBarrier("Barrier aborted") from None

    async def reset(self):
        _ThreadBarrier.reset(self)

    async def abort(self):
        _ThreadBarrier.abort(self)


class _HostedQueues:
    async def put(self, item):
        try:
            super().put(item, True, _seconds_left())
        except _QueueFull:
            raise _CancelledError from None

    async def get(self):
        try:
            return super().get(True, _seconds_left())
        except _QueueEmpty:
            raise _CancelledError from None

    async def join(self):
        super().join()

    def put_nowait(self, item):
        try:
            super().put(item, False)
        except _QueueFull:
            raise _AsyncQueueFull from None

    def get_nowait(self):
        try:
            return super().get(False)
        except _QueueEmpty:
            raise _AsyncQueueEmpty from None


class _HostedQueue(_HostedQueues, _ThreadQueue):
    __module__ = "asyncio.queues"
    __qualname__ = "Queue"


class _HostedPriorityQueue(_HostedQueues, _ThreadPriorityQueue):
    __module__ = "asyncio.queues"
    __qualname__ = "PriorityQueue"


class _HostedLifoQueue(_HostedQueues, _ThreadLifoQueue):
    __module__ = "asyncio.queues"
    __qualname__ = "LifoQueue"
