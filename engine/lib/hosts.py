

# --- hosts.py: how another model starts threads ------------------------------------------------------

# Synchronously: what is started runs to its end, and only then its starter goes on.
def _run_to_end(thread):
    thread._end.acquire()
    thread._end.release()


# On one loop: what is started is queued, and its starter goes on.
def _run_later(thread):
    pass


# Synchronously, an executor needs no threads that wait for work: what it is given is done as by one
# worker.
def _submit_here(self, fn, /, *args, **kwargs):
    pool = self._pool
    if pool.broken:
        raise pool.error(pool.broken)
    if pool.is_shut:
        raise RuntimeError("cannot schedule new futures after shutdown")
    future = _ConcurrentFuture()
    name = getattr(fn, "__name__", "function")
    Thread(target=_work_here, args=(pool, _Work(future, fn, args, kwargs)), name=name).start()
    return future


def _work_here(pool, work):
    store = _strand_store()
    if pool.store is None:
        if not pool.begin():
            work.future.set_exception(pool.error(pool.loss))
            return
        pool.store = {}
    else:
        store.update(pool.store)
    work.run()
    pool.store.update(store)


# On one thread nobody else can wait for the workers; they end with the program at the latest.
async def _shutdown_executor_here(loop):
    executor = loop._executor()
    loop._executor("shut down")
    if executor is not None and executor != "shut down":
        executor.shutdown(wait=False)


# Synchronously nothing can be interrupted: what is late is late, and said so.
async def _wait_for_here(fut, timeout):
    begun = _monotonic()
    result = await ensure_future(fut)
    if timeout is not None and _monotonic() - begun > timeout:
        _mark(f"came {_monotonic() - begun - timeout:g} s after its time limit")
    return result


class _TimeoutHere(_HostedTimeout):
    __qualname__ = "Timeout"

    async def __aenter__(self):
        _note("timeout begun", "timeout")
        return self

    async def __aexit__(self, exc_type, exc, tb):
        _note("timeout ended", "timeout")
        if self._when is not None and _monotonic() > self._when:
            self._expired = True
            _mark(f"came {_monotonic() - self._when:g} s after its time limit")


def _timeout_here(delay):
    return _TimeoutHere(None if delay is None else _monotonic() + delay)


_names_here = """wait_for=_wait_for_here Timeout=_TimeoutHere timeout=_timeout_here
timeout_at=_TimeoutHere"""


def _use_host(model):
    global _after_start, _asyncgen_dropped
    if model == "sync":
        _after_start = _run_to_end
        _use_processes_here("function that runs at once", True)
        ThreadPoolExecutor.submit = _submit_here
        _export("asyncio", _names_here)
        _extend_class(_Loop, "shutdown_default_executor", _shutdown_executor_here)
    elif model == "async":
        _after_start = _run_later
        _use_processes_here("task without await", False)
        _extend_class(_Loop, "shutdown_default_executor", _shutdown_executor_here)
    elif model == "threads":
        _asyncgen_dropped = _hosted_asyncgen_dropped
        _export("asyncio", _hosted_names)
        _use_processes_here("thread", False)
    elif model == "processes":
        _asyncgen_dropped = _hosted_asyncgen_dropped
        _use_forks()
