

# --- futures.py: concurrent.futures ------------------------------------------------------------------

_CANCELLED = ("CANCELLED", "CANCELLED_AND_NOTIFIED")
_SETTLED = ("CANCELLED_AND_NOTIFIED", "FINISHED")
_future_hashes = [0]


class Error(Exception):
    __module__ = "concurrent.futures._base"


_FuturesError = Error


class CancelledError(_FuturesError):
    __module__ = "concurrent.futures._base"


class InvalidStateError(_FuturesError):
    __module__ = "concurrent.futures._base"


class BrokenExecutor(RuntimeError):
    __module__ = "concurrent.futures._base"


class BrokenThreadPool(BrokenExecutor):
    __module__ = "concurrent.futures.thread"


_FutureCancelled = CancelledError
_FutureInvalidState = InvalidStateError
_BrokenThreadPool = BrokenThreadPool


class Future:
    __module__ = "concurrent.futures._base"
    _hash = None

    def __init__(self):
        self._condition = _hidden_condition("future", "a future", _new_lock(True))
        self._state = "PENDING"
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    # sets of futures keep the order in which they met the first set
    def __hash__(self):
        if self._hash is None:
            _future_hashes[0] += 1
            self._hash = _future_hashes[0]
        return self._hash

    def __eq__(self, other):
        return self is other

    def __repr__(self):
        state = {"CANCELLED_AND_NOTIFIED": "cancelled"}.get(self._state, self._state.lower())
        if self._state == "FINISHED":
            if self._exception is not None:
                state += f" raised {type(self._exception).__name__}"
            else:
                state += f" returned {type(self._result).__name__}"
        return f"<{type(self).__name__} at {_address(self)} state={state}>"

    def cancel(self):
        with self._condition:
            if self._state in ("RUNNING", "FINISHED"):
                return False
            if self._state in _CANCELLED:
                return True
            self._state = "CANCELLED"
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in _CANCELLED

    def running(self):
        with self._condition:
            return self._state == "RUNNING"

    def done(self):
        with self._condition:
            return self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED")

    def add_done_callback(self, fn):
        with self._condition:
            if self._state not in ("CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED"):
                self._done_callbacks.append(fn)
                return
        try:
            fn(self)
        except Exception as error:
            self._tell_of_callback(error)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            try:
                callback(self)
            except Exception as error:
                self._tell_of_callback(error)

    def _tell_of_callback(self, error):
        _write_error(f"exception calling callback for {self!r}\n" + _traceback_text(error))

    def _wait(self, timeout):
        if self._state not in ("CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED"):
            self._condition._label_ = "a future" if self._work is None else self._work
            self._condition.wait(timeout)
        if self._state in _CANCELLED:
            raise _FutureCancelled()
        if self._state != "FINISHED":
            raise TimeoutError()

    _work = None

    def result(self, timeout=None):
        try:
            with self._condition:
                self._wait(timeout)
                if self._exception is None:
                    return self._result
                raise self._exception
        finally:
            self = None

    def exception(self, timeout=None):
        with self._condition:
            self._wait(timeout)
            return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == "CANCELLED":
                self._state = "CANCELLED_AND_NOTIFIED"
                for waiter in self._waiters:
                    waiter.add(self, True)
                return False
            if self._state == "PENDING":
                self._state = "RUNNING"
                return True
            _write_error(f"Future {self._hash} in unexpected state: {self._state}\n")
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        self._settle(result, None)

    def set_exception(self, exception):
        self._settle(None, exception)

    def _settle(self, result, error):
        with self._condition:
            if self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED"):
                raise _FutureInvalidState(f"{self._state}: {self!r}")
            self._result = result
            self._exception = error
            self._state = "FINISHED"
            if self._waiters or self._condition._waiters:
                _note("future set", repr(result) if error is None else repr(error))
                for waiter in self._waiters:
                    waiter.add(self, error is not None)
                self._condition.notify_all()
        if self._done_callbacks:
            self._invoke_callbacks()


_ConcurrentFuture = Future


# --- waiting for several -----------------------------------------------------------------------------

# What it has been waiting for so far; `enough` counts down to the event.
class _Waiter:
    def __init__(self, text, enough, stops_at_error=False):
        self.event = _ThreadEvent()
        self.event._cond._reason_ = "wait"
        self.event._cond._label_ = text
        self.lock = _new_lock(False)
        self.finished = []
        self.enough = enough
        self.stops_at_error = stops_at_error

    def add(self, future, failed):
        with self.lock:
            self.finished.append(future)
            self.enough -= 1
            if self.enough <= 0 or self.stops_at_error and failed:
                self.event._flag = True
                with self.event._cond:
                    self.event._cond.notify_all()


def _lock_all(futures):
    ordered = sorted(futures, key=_identity)
    for future in ordered:
        future._condition.acquire()
    return ordered


def _unlock_all(futures):
    for future in futures:
        future._condition.release()


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done",
                                   module="concurrent.futures._base")
_DoneAndNotDone = DoneAndNotDoneFutures


def _has_failed(future):
    return future._state == "FINISHED" and future._exception is not None


def _futures_wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    locked = _lock_all(fs)
    try:
        done = {f for f in fs if f._state in _SETTLED}
        not_done = fs - done
        is_enough = (len(done) == len(fs)
                     or return_when == FIRST_COMPLETED and done
                     or return_when == FIRST_EXCEPTION and any([_has_failed(f) for f in done]))
        if is_enough:
            return _DoneAndNotDone(done, not_done)
        count = 1 if return_when == FIRST_COMPLETED else len(not_done)
        waiter = _Waiter(f"{return_when.lower().replace('_', ' ')} of {len(fs)} futures", count,
                         return_when == FIRST_EXCEPTION)
        for f in fs:
            f._waiters.append(waiter)
    finally:
        _unlock_all(locked)
    waiter.event.wait(timeout)
    for f in fs:
        with f._condition:
            f._waiters.remove(waiter)
    done.update(waiter.finished)
    return _DoneAndNotDone(done, fs - done)


def _futures_as_completed(fs, timeout=None):
    deadline = None if timeout is None else _monotonic() + timeout
    fs = set(fs)
    total = len(fs)
    locked = _lock_all(fs)
    try:
        finished = set([f for f in fs if f._state in _SETTLED])
        pending = fs - finished
        waiter = _Waiter(f"the next of {total} futures", 1)
        for f in fs:
            f._waiters.append(waiter)
    finally:
        _unlock_all(locked)
    finished = list(finished)
    try:
        while finished:
            fs.remove(finished[-1])
            yield finished.pop()
        while pending:
            remaining = None
            if deadline is not None:
                remaining = deadline - _monotonic()
                if remaining < 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            waiter.event.wait(remaining)
            with waiter.lock:
                finished = waiter.finished
                waiter.finished = []
                waiter.event.clear()
            finished.reverse()
            while finished:
                fs.remove(finished[-1])
                pending.remove(finished[-1])
                yield finished.pop()
    finally:
        for f in fs:
            with f._condition:
                f._waiters.remove(waiter)


# --- executors ---------------------------------------------------------------------------------------

class Executor:
    __module__ = "concurrent.futures._base"

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        deadline = None if timeout is None else timeout + _monotonic()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results_in_order(futures, deadline)

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future


def _results_in_order(futures, deadline):
    try:
        futures.reverse()
        while futures:
            if deadline is None:
                yield _result_or_cancel(futures.pop())
            else:
                yield _result_or_cancel(futures.pop(), deadline - _monotonic())
    finally:
        for future in futures:
            future.cancel()


_pools = []  # the queues of all pools with threads: each has to hear of the end
_pools_lock = _new_lock(False)
_pools_end = [False]
_pool_numbers = [0]


class _Work:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as error:
            self.future.set_exception(error)
            self = None
        else:
            self.future.set_result(result)


# What a pool shares with its threads: they go on without the pool, and end when it is gone.
class _Pool:
    error = _BrokenThreadPool
    loss = refusal = "A thread initializer failed, the thread pool is not usable anymore"
    store = None  # of thread-locals, where all work is one worker's: hosts.py

    def __init__(self, name, initializer, initargs):
        self.queue = _SimpleQueue()
        self.queue._not_empty._label_ = self.queue._label_ = name
        self.idle = _ThreadSemaphore(0)
        self.idle._label_ = None
        self.lock = _new_lock(False)
        self.initializer = initializer
        self.initargs = initargs
        self.is_shut = False
        self.is_gone = False
        self.broken = False
        self.threads = []

    def fail(self):
        with self.lock:
            self.broken = self.refusal
            while not self.queue.empty():
                work = self.queue.get_nowait()
                if work is not None:
                    work.future.set_exception(self.error(self.loss))

    # Whether a new worker is ready.
    def begin(self):
        if self.initializer is not None:
            try:
                self.initializer(*self.initargs)
            except BaseException as error:
                _write_error("Exception in initializer:\n" + _traceback_text(error))
                self.fail()
                return False
        return True


def _pool_worker(pool):
    if not pool.begin():
        return
    while True:
        work = pool.queue.get()
        if work is not None:
            work.run()
            work = None
            if not pool.is_gone:
                pool.idle.release()
            continue
        if _pools_end[0] or pool.is_gone or pool.is_shut:
            pool.is_shut = True
            pool.queue.put(None)
            return


class ThreadPoolExecutor(Executor):
    __module__ = "concurrent.futures.thread"

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, _os_cpu_count() + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        if not thread_name_prefix:
            thread_name_prefix = f"ThreadPoolExecutor-{_pool_numbers[0]}"
            _pool_numbers[0] += 1
        self._thread_name_prefix = thread_name_prefix
        self._pool = _Pool(thread_name_prefix, initializer, initargs)
        self._threads = self._pool.threads
        self._work_queue = self._pool.queue

    @property
    def _shutdown(self):
        return self._pool.is_shut

    def submit(self, fn, /, *args, **kwargs):
        pool = self._pool
        with pool.lock, _pools_lock:
            if pool.broken:
                raise pool.error(pool.broken)
            if pool.is_shut:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _pools_end[0]:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _ConcurrentFuture()
            name = getattr(fn, "__name__", None)
            future._work = None if name is None else f"the result of {name}"
            pool.queue.put(_Work(future, fn, args, kwargs))
            self._add_thread()
            return future

    def _add_thread(self):
        pool = self._pool
        if pool.idle.acquire(False):
            return
        count = len(pool.threads)
        if count < self._max_workers:
            thread = Thread(name=f"{self._thread_name_prefix}_{count}", target=_pool_worker,
                            args=(pool,))
            thread.start()
            pool.threads.append(thread)
            _pools.append((thread, pool.queue))

    def shutdown(self, wait=True, *, cancel_futures=False):
        pool = self._pool
        with pool.lock:
            pool.is_shut = True
            if cancel_futures:
                while not pool.queue.empty():
                    work = pool.queue.get_nowait()
                    if work is not None:
                        work.future.cancel()
            pool.queue.put(None)
        if wait:
            for thread in pool.threads:
                thread.join()

    def __del__(self):
        pool = getattr(self, "_pool", None)
        if pool is not None and pool.threads:
            pool.is_gone = True
            pool.queue.put(None)


def _end_pools():
    with _pools_lock:
        _pools_end[0] = True
    pools = list(_pools)
    for thread, queue in pools:
        queue.put(None)
    for thread, queue in pools:
        thread.join()


def _forget_pools():
    _pools.clear()
    _pools_end[0] = False
    _pool_numbers[0] = 0


_threading_exit_calls.append(_end_pools)
_forgetters.append(_forget_pools)


_export("concurrent.futures", """FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED Future
CancelledError InvalidStateError TimeoutError BrokenExecutor Executor wait=_futures_wait
as_completed=_futures_as_completed ThreadPoolExecutor""")
_export("concurrent.futures.thread", "ThreadPoolExecutor BrokenThreadPool")
_export("concurrent.futures._base", """Future Executor CancelledError InvalidStateError TimeoutError
BrokenExecutor Error FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED""")


# --- asyncio: work for threads -----------------------------------------------------------------------

def _copy_state(source, target):
    if target.cancelled():
        return
    if source.cancelled():
        target.cancel()
        return
    error = source.exception()
    if error is None:
        target.set_result(source.result())
    elif type(error) is _FutureCancelled:
        target.set_exception(_CancelledError(*error.args))
    elif type(error) is _FutureInvalidState:
        target.set_exception(_InvalidStateError(*error.args))
    else:
        target.set_exception(error)


# What completes the source completes the target; cancelling the target cancels the source. Each
# may belong to a loop (unset: to threads), and is touched on its own thread only.
def _chain_future(source, target, source_loop, target_loop):
    def _call_check_cancel(target):
        if target.cancelled():
            if source_loop is None or source_loop is target_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if target_loop is None:
            _tell_threads(source, target)
        elif not target_loop.is_closed():
            target_loop.call_soon_threadsafe(_copy_state, source, target)

    target.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def _tell_threads(task, future):
    if task.cancelled():
        future.cancel()
    if not future.set_running_or_notify_cancel():
        return
    error = task.exception()
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(task.result())


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    assert isinstance(future, _ConcurrentFuture), \
        f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = get_event_loop()
    waiter = loop.create_future()
    _label(waiter, "thread", "a thread" if future._work is None else future._work)
    _chain_future(future, waiter, None, loop)
    return waiter


def run_coroutine_threadsafe(coro, loop):
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = _ConcurrentFuture()
    future._work = f"the result of {coro.__name__}"

    def callback():
        try:
            _chain_future(ensure_future(coro, loop=loop), future, loop, None)
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(callback)
    return future


def _run_in_executor(self, executor, func, *args):
    if self.is_closed():
        raise RuntimeError("Event loop is closed")
    if self.get_debug() and (iscoroutine(func) or iscoroutinefunction(func)):
        raise TypeError("coroutines cannot be used with run_in_executor()")
    if executor is None:
        executor = self._executor()
        if executor == "shut down":
            raise RuntimeError("Executor shutdown has been called")
        if executor is None:
            executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
            self._executor(executor)
    return wrap_future(executor.submit(func, *args), loop=self)


def _set_default_executor(self, executor):
    if not isinstance(executor, ThreadPoolExecutor):
        raise TypeError("executor must be ThreadPoolExecutor instance")
    self._executor(executor)


_plain_loop = BaseEventLoop


class BaseEventLoop:  # as in the prelude: for the name of the coroutine
    async def shutdown_default_executor(self):
        executor = self._executor()
        self._executor("shut down")
        if executor is None or executor == "shut down":
            return
        future = self.create_future()
        thread = Thread(target=_do_shutdown, args=(self, executor, future))
        thread.start()
        try:
            await future
        finally:
            thread.join()


_extend_class(_Loop, "shutdown_default_executor", BaseEventLoop.shutdown_default_executor)
BaseEventLoop = _plain_loop


def _do_shutdown(loop, executor, future):
    try:
        executor.shutdown(wait=True)
        if not loop.is_closed():
            loop.call_soon_threadsafe(future.set_result, None)
    except Exception as error:
        if not loop.is_closed():
            loop.call_soon_threadsafe(future.set_exception, error)


async def to_thread(func, /, *args, **kwargs):
    loop = get_running_loop()
    call = partial(copy_context().run, func, *args, **kwargs)
    call.__name__ = getattr(func, "__name__", "function")
    return await loop.run_in_executor(None, call)


_extend_class(_Loop, "run_in_executor", _run_in_executor)
_extend_class(_Loop, "set_default_executor", _set_default_executor)
_export("asyncio", "to_thread wrap_future run_coroutine_threadsafe")
_export("asyncio.futures", "wrap_future")
_export("asyncio.threads", "to_thread")
_export("asyncio.tasks", "run_coroutine_threadsafe")
