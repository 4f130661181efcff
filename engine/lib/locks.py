

# --- locks.py: what tasks wait for each other with -------------------------------------------------
# _label says what a future stands for in the picture, _note that something happened to an object.

_object_counts = {}


def _object_name(kind):
    _object_counts[kind] = number = _object_counts.get(kind, 0) + 1
    return f"{kind} {number}"


def _plain_repr(self):
    cls = type(self)
    return f"{cls.__module__}.{cls.__qualname__} object at {_address(self)}"


class _LoopBound:
    _loop = None

    def _get_loop(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop

    def _new_waiter(self, waiters, reason, text):
        waiter = self._get_loop().create_future()
        _label(waiter, reason, text)
        waiters.append(waiter)
        return waiter

    def _describe(self, extra):
        if self._waiters:
            extra = f"{extra}, waiters:{len(self._waiters)}"
        return f"<{_plain_repr(self)} [{extra}]>"


# Of those that make their deque when somebody waits first.
def _waiter_of_lock(lock, reason, text):
    if lock._waiters is None:
        lock._waiters = _Deque()
    return lock._new_waiter(lock._waiters, reason, text)


class _AcquireContext(_LoopBound):
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_AcquireContext):
    __module__ = "asyncio.locks"

    def __init__(self):
        self._waiters = None
        self._locked = False
        self._holder_ = None
        self._label_ = _object_name("lock")

    def __repr__(self):
        return self._describe("locked" if self._locked else "unlocked")

    def locked(self):
        return self._locked

    async def acquire(self):
        if self._locked or not all(w.cancelled() for w in self._waiters or ()):
            text = self._label_
            if self._locked and self._holder_ is not None:
                text = f"{text}, held by {self._holder_}"
            waiter = _waiter_of_lock(self, "blocked on a lock", text)
            try:
                try:
                    await waiter
                finally:
                    self._waiters.remove(waiter)
            except _CancelledError:
                if not self._locked:
                    self._wake_first()
                raise
        self._locked = True
        self._holder_ = _lane_name()
        _note("lock acquired", self._label_)
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._holder_ = None
        _note("lock released", self._label_)
        self._wake_first()

    def _wake_first(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


_AsyncLock = Lock


class Event(_LoopBound):
    __module__ = "asyncio.locks"

    def __init__(self):
        self._waiters = _Deque()
        self._value = False
        self._label_ = _object_name("event")

    def __repr__(self):
        return self._describe("set" if self._value else "unset")

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            _note("event set", self._label_)
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        waiter = self._new_waiter(self._waiters, "event", self._label_)
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


_AsyncEvent = Event


class Condition(_AcquireContext):
    __module__ = "asyncio.locks"

    def __init__(self, lock=None):
        if lock is None:
            lock = _AsyncLock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = _Deque()
        self._label_ = _object_name("condition")

    def __repr__(self):
        return self._describe("locked" if self.locked() else "unlocked")

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        if _minor < 13:
            return await self._wait_and_lock()
        try:
            return await self._wait_and_lock()
        except BaseException:  # what woke this task is passed on
            self._notify(1)
            raise

    async def _wait_and_lock(self):
        self.release()
        try:
            waiter = self._new_waiter(self._waiters, "condition", self._label_)
            try:
                await waiter
                return True
            finally:
                self._waiters.remove(waiter)
        finally:  # the lock comes back first, also when the wait was cancelled
            cancelled = None
            while True:
                try:
                    await self.acquire()
                    break
                except _CancelledError as error:
                    cancelled = error
            if cancelled is not None:
                if _minor >= 13:
                    raise cancelled
                raise _CancelledError

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        _note("condition notified", self._label_)
        self._notify(n)

    def _notify(self, n):
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                n -= 1
                waiter.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


_AsyncCondition = Condition


class Semaphore(_AcquireContext):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = None
        self._value = value
        self._label_ = _object_name("semaphore")

    def __repr__(self):
        return self._describe("locked" if self.locked() else f"unlocked, value:{self._value}")

    def locked(self):
        return self._value == 0 or any(not w.cancelled() for w in self._waiters or ())

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            _note("lock acquired", self._label_)
            return True
        waiter = _waiter_of_lock(self, "semaphore", self._label_)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except _CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._value += 1
                if _minor < 13:
                    self._wake_next()
            if _minor >= 13:
                self._wake_all()
            raise
        if _minor >= 13:
            self._wake_all()
        elif self._value > 0:
            self._wake_next()
        _note("lock acquired", self._label_)
        return True

    def _wake_all(self):
        while self._value > 0 and self._wake_next():
            pass

    def release(self):
        self._value += 1
        _note("lock released", self._label_)
        self._wake_next()

    def _wake_next(self):
        for waiter in self._waiters or ():
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return True
        return False


_AsyncSemaphore = Semaphore


class BoundedSemaphore(_AsyncSemaphore):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        self._bound_value = value
        _AsyncSemaphore.__init__(self, value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        _AsyncSemaphore.release(self)


class BrokenBarrierError(RuntimeError):
    __module__ = "asyncio.exceptions"


_AsyncBrokenBarrier = BrokenBarrierError


class Barrier(_LoopBound):
    __module__ = "asyncio.locks"

    _state = property(lambda self: _BarrierState(self._phase_))

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = _AsyncCondition()
        self._cond._label_ = _object_name("barrier")
        self._parties = parties
        self._phase_ = "filling"  # then draining, or resetting; or broken
        self._count = 0

    def __repr__(self):
        extra = self._phase_
        if not self.broken:
            extra += f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{_plain_repr(self)} [{extra}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        async with self._cond:
            await self._cond.wait_for(lambda: self._phase_ not in ("draining", "resetting"))
            if self._phase_ == "broken":
                raise _AsyncBrokenBarrier("Barrier aborted")
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._phase_ = "draining"
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(lambda: self._phase_ != "filling")
                    if self._phase_ in ("broken", "resetting"):
                        raise _AsyncBrokenBarrier("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._phase_ in ("resetting", "draining"):
                        self._phase_ = "filling"
                    self._cond.notify_all()

    async def reset(self):
        async with self._cond:
            if self._count > 0:
                self._phase_ = "resetting"
            else:
                self._phase_ = "filling"
            self._cond.notify_all()

    async def abort(self):
        async with self._cond:
            self._phase_ = "broken"
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._phase_ == "filling" else 0

    @property
    def broken(self):
        return self._phase_ == "broken"


_export("asyncio", "Lock Event Condition Semaphore BoundedSemaphore Barrier BrokenBarrierError")
_export("asyncio.locks", "Lock Event Condition Semaphore BoundedSemaphore Barrier")
_export("asyncio.exceptions", "BrokenBarrierError")
