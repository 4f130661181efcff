

# --- hosted_processes.py: multiprocessing without processes ------------------------------------------
# What a program with processes does when it is hosted on one process: each of its processes is a
# thread, or what the model has for one, with the name, the end and the exit code of a process. Locks
# are those of threads. Pipes, queues and shared values stay what they are: what is sent is copied.
# What a manager keeps is kept here. Memory is everybody's; where that makes a difference, the run says so in a mark.

_lane_processes = {}  # ident of a thread -> the process that it stands for


# What every process has for itself, found by the thread that asks.
class _OfEachProcess:
    def __init__(self, name, first):
        self._name = name
        self._first = first

    def __getitem__(self, index):
        process = _lane_processes.get(get_ident())
        return self._first if process is None else getattr(process, self._name)

    def __setitem__(self, index, value):
        process = _lane_processes.get(get_ident())
        if process is None:
            self._first = value
        else:
            setattr(process, self._name, value)


# name -> (what it stands for, what is in it), of all that functions use and of the given names.
# What no function rebinds counts as changed only when it is the same object with other contents.
def _memory_of(names):
    values = _program_names()
    used = _names_of_functions()
    memory = {name: (None if used[name] else _identity(values[name]), _fingerprint(values[name]))
              for name in used}
    for name, value in names.items():
        memory[name] = (_identity(value), _fingerprint(value))
    return memory


def _changed_names(before, names):
    after = _memory_of(names)
    return ", ".join([name for name, (place, contents) in after.items()
                      if name in before and before[name][0] == place
                      and before[name][1] != contents])


# Names of what a function can see but the module's.
def _names_of_call(function, args, kwargs):
    names = {}
    owner = getattr(function, "__self__", None)
    if owner is not None:
        names["self"] = owner
    function = getattr(function, "__func__", function)
    code = getattr(function, "__code__", None)
    if code is not None:
        cells = function.__closure__ or ()
        for name, cell in zip(code.co_freevars, cells):
            try:
                names[name] = cell.cell_contents
            except ValueError:
                pass
        places = code.co_varnames
        first = 1 if owner is not None else 0
        names.update(zip(places[first:], args))
    names.update(kwargs)
    return names


# Stands for the _Popen of a process.
class _ProcessHere:
    def __init__(self, process):
        self.pid = _process_pid()
        self.sentinel = _semaphore_new(0, 1, False)
        self._code = None
        self._is_left = False
        self._process = process
        self._ends = []  # of pipes, that only this process has open
        self._own = []  # (attribute, connection, inherited connection): who started it has its own
        self._thread = Thread(target=self._run, name=process._name, daemon=process._daemon)

    def start(self):
        process = self._process
        parent = _this_process[0]
        process._this_parent = _ParentProcess(parent.name, self.pid)
        process._args = self._inherit(process._args)
        process._kwargs = self._inherit(process._kwargs)
        for name, value in list(vars(process).items()):
            if isinstance(value, _Connection):
                setattr(process, name, self._inherit(value))
                self._own.append((name, value, getattr(process, name)))
        self._thread.start()

    # A connection is given to a process open, whoever closes it elsewhere. All else is given as it is.
    def _inherit(self, value):
        if type(value) in (list, tuple):
            items = [self._inherit(item) for item in value]
            same = all([item is given for item, given in zip(items, value)])
            return value if same else type(value)(items)
        if type(value) is dict:
            items = {key: self._inherit(item) for key, item in value.items()}
            same = all([items[key] is value[key] for key in value])
            return value if same else items
        if isinstance(value, _Connection) and value._handle is not None:
            value = _InheritedConnection(value)
            self._ends.append(value)
        return value

    def _run(self):
        process = self._process
        process._this_process = process
        _lane_processes[get_ident()] = process
        names = _names_of_call(process._target, process._args, process._kwargs)
        memory = _memory_of(names)
        try:
            code = process._bootstrap()
        finally:
            del _lane_processes[get_ident()]
        changed = _changed_names(memory, names)
        if changed:
            _mark(f"memory is shared here: {changed} changed for all while {process._name} ran; "
                  "a process would have a copy of its own")
        self._end(code)

    def _end(self, code):
        process = self._process
        del process._target, process._args, process._kwargs
        for name, before, inherited in self._own:
            if getattr(process, name, None) is inherited and inherited._handle is not None:
                setattr(process, name, before)
        for end in self._ends:
            end.close()
        self._ends = self._own = self._process = None
        self._code = code
        _semaphore_give(self.sentinel)

    def poll(self):
        return self._code

    def wait(self, text, timeout):
        if self._is_left:
            return self._code
        self._thread.join(timeout)
        return self._code

    def terminate(self):
        if self._code is None and not self._is_left:
            self._is_left = True
            _mark(f"{self._thread.name} goes on: a {_lane_word} cannot be ended from outside; "
                  "nobody waits for it any more")
            if self._thread._end in _shutdown_locks:
                _shutdown_locks.remove(self._thread._end)

    kill = send_term = terminate


class _InheritedConnection(Connection):
    __module__ = "multiprocessing.connection"
    __name__ = __qualname__ = "Connection"
    _holders = [1000000]  # beyond all pids

    def __init__(self, other):
        Connection.__init__(self, other._handle, other._readable, other._writable)
        self._holders[0] += 1
        self._holder = self._holders[0]
        _pipe_hold(self._handle, self._holder)

    def close(self):
        if self._handle is not None:
            handle = self._handle
            self._handle = None
            _pipe_close(handle, self._holder)

    __del__ = close


def _start_process_here(self):
    self._check_closed()
    assert self._popen is None, "cannot start a process twice"
    assert not _this_process[0]._daemon, "daemonic processes are not allowed to have children"
    _use_processes()
    _process_children.append(self)
    self._popen = _ProcessHere(self)
    self._popen.start()


def _children_here():
    own = _this_process[0]._identity
    return [process for process in _process_children if process._identity[:-1] == own]


def _active_children_here():
    _forget_ended()
    return _children_here()


# Daemons end with the program.
def _leave_processes_here():
    if _this_process[0]._identity == ():
        for priority, function in sorted(_process_finalizers, key=lambda entry: -entry[0]):
            function()
        _process_finalizers.clear()
    for process in _children_here():
        if not process._daemon:
            process.join()


def _join_nobody():
    pass


def _exit_here(status):
    _unsupported(f"os._exit in a process that runs as a {_lane_word}")


def _kill_here(pid, signal, /):
    if pid == _process_pid() and _process_children:
        _unsupported(f"os.kill of a process that runs as a {_lane_word}")
    return _os_kill(pid, signal)


# --- locks -------------------------------------------------------------------------------------------

class _LockHere:
    __module__ = "multiprocessing.synchronize"
    __qualname__ = "Lock"
    _new = allocate_lock

    def __init__(self, *, ctx=None):
        self._lock = type(self)._new()
        self._holder = None

    def __repr__(self):
        return f"<{type(self).__name__}(owner={self._holder})>"

    def acquire(self, block=True, timeout=None):
        if not block:
            got = self._lock.acquire(False)
        elif timeout is None:
            got = self._lock.acquire()
        else:
            got = self._lock.acquire(True, max(timeout, 0))
        if got:
            self._holder = _this_process[0].name
        return got

    def release(self):
        if not self._lock.locked():
            raise ValueError("semaphore or lock released too many times")
        self._holder = None
        self._lock.release()

    def locked(self):
        return self._lock.locked()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


class _RLockHere(_LockHere):
    __module__ = "multiprocessing.synchronize"
    __qualname__ = "RLock"
    _new = RLock

    def __init__(self, *, ctx=None):
        _LockHere.__init__(self)
        self._is_owned = self._lock._is_owned
        self._release_save = self._lock._release_save
        self._acquire_restore = self._lock._acquire_restore

    def release(self):
        if not self._is_owned():
            raise AssertionError("attempt to release recursive lock not owned by thread")
        self._lock.release()


class _SemaphoreHere(_ThreadSemaphore):
    __module__ = "multiprocessing.synchronize"
    __qualname__ = "Semaphore"
    _most = None

    def __init__(self, value=1, *, ctx=None):
        if value < 0:
            raise OSError(22, "Invalid argument")
        _ThreadSemaphore.__init__(self, value)

    def __repr__(self):
        return f"<{type(self).__name__}(value={self._value})>"

    def get_value(self):
        return self._value

    def acquire(self, block=True, timeout=None):
        return _ThreadSemaphore.acquire(self, block, timeout if block else None)

    def __enter__(self):
        return self.acquire()

    def release(self):
        if self._value == self._most:
            raise ValueError("semaphore or lock released too many times")
        _ThreadSemaphore.release(self)


class _BoundedSemaphoreHere(_SemaphoreHere):
    __module__ = "multiprocessing.synchronize"
    __qualname__ = "BoundedSemaphore"

    def __init__(self, value=1, *, ctx=None):
        _SemaphoreHere.__init__(self, value)
        self._most = value

    def __repr__(self):
        return f"<BoundedSemaphore(value={self._value}, maxvalue={self._most})>"


class _ConditionHere(_ThreadCondition):
    __module__ = "multiprocessing.synchronize"
    __qualname__ = "Condition"

    def __init__(self, lock=None, *, ctx=None):
        _ThreadCondition.__init__(self, _RLockHere() if lock is None else lock)

    def wait(self, timeout=None):
        assert self._is_owned(), "must acquire() condition before using wait()"
        return _ThreadCondition.wait(self, timeout)

    def notify(self, n=1):
        assert self._is_owned(), "lock is not owned"
        _ThreadCondition.notify(self, n)


class _EventHere(_ThreadEvent):
    __module__ = "multiprocessing.synchronize"
    __qualname__ = "Event"

    def __init__(self, *, ctx=None):
        _ThreadEvent.__init__(self)


class _BarrierHere(_ThreadBarrier):
    __module__ = "multiprocessing.synchronize"
    __qualname__ = "Barrier"

    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        _ThreadBarrier.__init__(self, parties, action, timeout)


# --- pools: their workers are threads that stand for processes ---------------------------------------

class _PoolHere(ThreadPool):
    __module__ = "multiprocessing.pool"
    __qualname__ = "Pool"

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None,
                 context=None):
        _Pool_of_processes.__init__(self, processes, initializer, initargs, maxtasksperchild,
                                    context)

    def _begin(self):
        self._queue = _SimpleQueue()
        for _ in range(self._processes):
            self._start_worker(_thread_pool_work, (self,))

    def _start_worker(self, target, args):
        worker = self._ctx.Process(target=target, args=args)
        worker.name = worker.name.replace("Process", "PoolWorker")
        worker.daemon = True
        worker.start()
        self._pool.append(worker)


# Nobody waits for work: each task is a process that runs to its end at once.
class _PoolAtOnce(_PoolHere):
    __module__ = "multiprocessing.pool"
    __qualname__ = "Pool"

    def _begin(self):
        pass

    def _put_task(self, task):
        self._start_worker(_do_pool_task, (self, task))

    def _end_tasks(self):
        pass

    def _stop_workers(self):
        pass


def _do_pool_task(pool, task):
    if pool._initializer is not None and len(pool._pool) < pool._processes:
        pool._initializer(*pool._initargs)
    job, i, function, args, kwargs = task
    try:
        success, value = True, function(*args, **kwargs)
    except Exception as error:
        success, value = False, error
    if job in pool._jobs:
        pool._jobs[job]._set(i, success, value)


class _ThreadPoolAtOnce(_PoolAtOnce):
    __module__ = "multiprocessing.pool"
    __qualname__ = "ThreadPool"

    def __init__(self, processes=None, initializer=None, initargs=()):
        _PoolAtOnce.__init__(self, processes, initializer, initargs)

    def _start_worker(self, target, args):
        worker = Thread(target=target, args=args, daemon=True)
        worker.start()
        self._pool.append(worker)


class _ExecutorHere(ThreadPoolExecutor):
    __module__ = "concurrent.futures.process"
    __qualname__ = "ProcessPoolExecutor"

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        if max_workers is None:
            max_workers = _os_cpu_count() or 1
        ThreadPoolExecutor.__init__(self, max_workers, "ProcessPoolExecutor", initializer, initargs)
        self._pool.error = _BrokenProcessPool
        self._pool.loss = ("A process in the process pool was terminated abruptly "
                           "while the future was running or pending.")
        self._pool.refusal = ("A child process terminated abruptly, "
                              "the process pool is not usable anymore")
        self._mp_context = _get_context() if mp_context is None else mp_context

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        return Executor.map(self, fn, *iterables, timeout=timeout)

    def _add_thread(self):
        pool = self._pool
        if pool.idle.acquire(timeout=0) or len(pool.threads) >= self._max_workers:
            return
        worker = self._mp_context.Process(target=_pool_worker, args=(pool,))
        worker.start()
        pool.threads.append(worker)
        _pools.append((worker, pool.queue))


class _ExecutorAtOnce(_ExecutorHere):
    __module__ = "concurrent.futures.process"
    __qualname__ = "ProcessPoolExecutor"

    def submit(self, fn, /, *args, **kwargs):
        pool = self._pool
        if pool.broken:
            raise pool.error(pool.broken)
        if pool.is_shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = _ConcurrentFuture()
        worker = self._mp_context.Process(target=self._do, args=(_Work(future, fn, args, kwargs),))
        pool.threads.append(worker)
        worker.start()
        return future

    def _do(self, work):
        pool = self._pool
        if len(pool.threads) <= self._max_workers and not pool.begin():
            work.future.set_exception(pool.error(pool.loss))
            return
        work.run()


for _class in (_LockHere, _RLockHere, _SemaphoreHere, _BoundedSemaphoreHere, _ConditionHere,
               _EventHere, _BarrierHere, _PoolHere, _PoolAtOnce, _ThreadPoolAtOnce,
               _ExecutorHere, _ExecutorAtOnce):
    _class.__name__ = _class.__qualname__

_forgetters.append(_lane_processes.clear)


# --- managers: what they keep is everybody's without a server ----------------------------------------

class _KeptHere:
    def __init__(self, obj):
        self.obj = obj


def _start_manager_here(self, initializer=None, initargs=()):
    if self._state != "INITIAL":
        raise _ProcessError("Already started server" if self._state == "STARTED"
                            else "Manager has shut down")
    if initializer is not None:
        initializer(*initargs)
    self._state = "STARTED"
    self.shutdown = self._finalize


def _end_manager_here(self):
    self._state = "SHUTDOWN"


def _create_here(self, typeid, /, *args, **kwds):
    assert self._state == "STARTED", "server not yet started"
    function = self._registry[typeid][0]
    if function is _process_pool:
        function = _make_pool_here
    return _KeptHere(args[0] if function is None else function(*args, **kwds)), None


def _give_kept(proxytype, kept, manager, exposed):
    return kept.obj


# --- in place of the others --------------------------------------------------------------------------

_process_names_here = """Lock=_LockHere RLock=_RLockHere Semaphore=_SemaphoreHere
BoundedSemaphore=_BoundedSemaphoreHere Condition=_ConditionHere Event=_EventHere
Barrier=_BarrierHere"""
_lane_word = "thread"


def _make_pool_here(processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    return _process_pool_class(processes, initializer, initargs, maxtasksperchild)


def _context_pool_here(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    return _process_pool_class(processes, initializer, initargs, maxtasksperchild,
                               self.get_context())


_make_pool_here.__name__ = _make_pool_here.__qualname__ = "Pool"


def _use_processes_here(word, is_at_once):
    global _this_process, _this_parent, _process_count, _leave_processes, _join_threads
    global _active_children, _lane_word, _process_pool_class, _process_executor_class
    global _ProcessRLock, _os_exit, _os_kill_any, _make_proxy
    _lane_word = word
    _this_process = _OfEachProcess("_this_process", _this_process[0])
    _this_parent = _OfEachProcess("_this_parent", None)
    _process_count = _OfEachProcess("_child_count", 0)
    BaseProcess._this_process = BaseProcess._this_parent = None
    BaseProcess._child_count = 0
    BaseProcess.start = _start_process_here
    _leave_processes = _leave_processes_here
    _join_threads = _join_nobody
    _active_children = _active_children_here
    _ProcessRLock = _RLockHere
    _os_exit = _exit_here
    _os_kill_any = _kill_here
    _make_proxy = _give_kept
    BaseManager.start = _start_manager_here
    BaseManager._finalize = _end_manager_here
    BaseManager._create = _create_here
    _process_pool_class = _PoolAtOnce if is_at_once else _PoolHere
    _process_executor_class = _ExecutorAtOnce if is_at_once else _ExecutorHere
    _export("multiprocessing", _process_names_here)
    _export("multiprocessing", "Pool=_make_pool_here active_children=_active_children")
    _export("multiprocessing.synchronize", _process_names_here)
    _export("multiprocessing.process", "active_children=_active_children")
    _export("multiprocessing.pool", "Pool=_process_pool_class")
    if is_at_once:
        _export("multiprocessing.pool", "ThreadPool=_ThreadPoolAtOnce")
    _export("concurrent.futures", "ProcessPoolExecutor=_process_executor_class")
    _export("concurrent.futures.process", "ProcessPoolExecutor=_process_executor_class")
    _export("os", "_exit=_os_exit kill=_os_kill_any")
    BaseContext.Lock, BaseContext.RLock = _LockHere, _RLockHere
    BaseContext.Semaphore, BaseContext.Condition = _SemaphoreHere, _ConditionHere
    BaseContext.BoundedSemaphore, BaseContext.Event = _BoundedSemaphoreHere, _EventHere
    BaseContext.Barrier, BaseContext.Pool = _BarrierHere, _context_pool_here
    BaseContext.active_children = staticmethod(_active_children_here)
