

# --- forked.py: threads as processes -----------------------------------------------------------------
# What a program with threads does when it is hosted on processes: every thread is a process with a
# copy of the memory as it was at the start. What it changes there stays there; where something
# changed that the others would have seen, the run says so in a mark.

_forked_children = []  # (pid of the parent, popen, is a daemon)


# A new process calls function(*args) and ends with what it returns.
def _fork_lane(name, is_daemon, names, function, args):
    answer = _process_fork(name)
    if answer is not None:
        popen = _Popen(answer)
        _forked_children.append((_process_pid(), popen, is_daemon))
        return popen
    _begin_forked()
    memory = _memory_of(names)
    code = function(*args)
    _join_threads()
    changed = _changed_names(memory, names)
    if changed:
        _mark(f"memory is not shared: {changed} changed here, in the copy that this process has, "
              "and nowhere else")
    _process_exit(code)


# What the library remembers of the process that this one was forked from is not true here.
def _begin_forked():
    for remembered in (_forked_children, _active_threads, _starting_threads, _shutdown_locks,
                       _process_children, _process_finalizers, _process_executors, _feeders,
                       _hosted_running, _hosted_limits, _strand_store()):
        remembered.clear()
    _forget_pools()


# Waits for the processes that this one started; those that are daemons end with it.
def _leave_forked():
    own = [(popen, is_daemon) for pid, popen, is_daemon in _forked_children
           if pid == _process_pid()]
    for popen, is_daemon in own:
        if not is_daemon:
            popen.wait("a thread that is a process to end", None)
    _note_answers()
    for popen, is_daemon in own:
        if is_daemon:
            if not popen.has_answered:
                popen.terminate()
            popen.wait("a daemon to end", None)
    _forked_children.clear()


class _ForkedThread(Thread):
    __module__ = "threading"
    __qualname__ = "Thread"
    _popen = None

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._has_started:
            raise RuntimeError("threads can only be started once")
        self._has_started = True
        names = _names_of_call(self._target, self._args, self._kwargs)
        names["self"] = self
        self._popen = _fork_lane(self._name, self._daemonic, names, self._live, ())
        self._ident = self._native_id = self._popen.pid

    def _live(self):
        self._ident = get_ident()
        self._popen = None
        _active_threads[self._ident] = self
        try:
            self.run()
        except BaseException as error:
            _thread_died(self, error)
            return 1
        return 0

    def _wait_for_end(self, blocking=True, timeout=-1):
        if self._popen is None or self._is_stopped:
            return
        if blocking:
            self._popen.wait(f"{self._name} to end", None if timeout == -1 else timeout)
        if self._popen.poll() is not None:
            self._is_stopped = True

    def is_alive(self):
        if self._has_started and self._popen is None:
            return True
        return Thread.is_alive(self)


class _ForkedTimer(_ForkedThread):
    __module__ = "threading"
    __qualname__ = "Timer"
    cancel = Timer.cancel
    run = Timer.run

    def __init__(self, interval, function, args=None, kwargs=None):
        _ForkedThread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = _SharedEvent()


def _forked_start_new_thread(function, args, kwargs={}, /):
    thread = _ForkedThread(target=function, args=args, kwargs=kwargs, daemon=True)
    thread.start()
    return thread.ident


def _forked_active_count():
    alive = [1 for _, popen, _ in _forked_children if popen.poll() is None]
    return len(_active_threads) + len(alive)


# --- executors: a process for each piece of work, no more of them at once than there are workers -------

class _ForkedExecutor(Executor):
    __module__ = "concurrent.futures.thread"
    __qualname__ = "ThreadPoolExecutor"

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, _os_cpu_count() + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if not thread_name_prefix:
            thread_name_prefix = f"ThreadPoolExecutor-{_pool_numbers[0]}"
            _pool_numbers[0] += 1
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs
        self._shutdown = False
        self._broken = False
        self._begin()

    def _begin(self):
        self._pid = _process_pid()
        self._lock = _new_lock(True)
        self._waiting = _Deque()
        self._free = list(range(self._max_workers))
        self._idle = _hidden_condition("thread", "the executor to finish")

    def submit(self, fn, /, *args, **kwargs):
        if self._pid != _process_pid():
            self._begin()
        if self._broken:
            raise _BrokenThreadPool(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = _ConcurrentFuture()
        name = getattr(fn, "__name__", None)
        future._work = None if name is None else f"the result of {name}"
        with self._lock:
            self._waiting.append(_Work(future, fn, args, kwargs))
        self._start_waiting()
        return future

    def _start_waiting(self):
        while True:
            with self._lock:
                if not self._waiting or not self._free:
                    return
                work = self._waiting.popleft()
                if not work.future.set_running_or_notify_cancel():
                    continue
                slot = heappop(self._free)
            self._start(work, slot)

    def _start(self, work, slot):
        ends = _pipe_new(False)
        names = _names_of_call(work.fn, work.args, work.kwargs)
        popen = _fork_lane(f"{self._thread_name_prefix}_{slot}", False, names, self._work,
                           (work, slot, ends[1]))
        _start_hidden("the executor's results", self._collect, (work, slot, ends[0], popen))

    # Runs in the new process.
    def _work(self, work, slot, end):
        self._begin()
        _running_thread(_ForkedThread, f"{self._thread_name_prefix}_{slot}", False)
        try:
            if self._initializer is not None:
                self._initializer(*self._initargs)
        except BaseException as error:
            _write_error("Exception in initializer:\n" + _traceback_text(error))
            answer = (None, None)
        else:
            answer = self._answer(work)
        what = "a result" if answer[0] else "an exception"
        _pipe_send(end, _shared_bytes(answer, what), answer[1])
        return 0

    def _answer(self, work):
        try:
            return (True, work.fn(*work.args, **work.kwargs))
        except BaseException as error:
            return (False, error)

    def _collect(self, work, slot, end, popen):
        _await_kernel((end, popen.sentinel), "future", "a result", None, False)
        data = _pipe_receive(end)
        if _pipe_begun(end):
            data = _next_message(end, "future", "a result")
        popen.wait("the worker to end", None)
        _pipe_close(end)
        if data:
            success, value = _unpickle(data)
            if success is None:
                value = self._fail()
        else:
            success = False
            value = _BrokenThreadPool("a process of the executor was ended")
        with self._lock:
            heappush(self._free, slot)
        self._start_waiting()
        if success:
            work.future.set_result(value)
        else:
            work.future.set_exception(value)
        with self._idle:
            self._idle.notify_all()

    # The error of every piece of work that is not done.
    def _fail(self):
        self._broken = _Pool.refusal
        with self._lock:
            while self._waiting:
                self._waiting.popleft().future.set_exception(_BrokenThreadPool(self._broken))
        return _BrokenThreadPool(self._broken)

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        if cancel_futures:
            with self._lock:
                while self._waiting:
                    self._waiting.popleft().future.cancel()
        if wait:
            with self._idle:
                while self._waiting or len(self._free) < self._max_workers:
                    self._idle.wait()
            _forked_executors_done()


def _forked_executors_done():
    _forked_children[:] = [child for child in _forked_children if child[1].poll() is None]


class _ForkedThreadPool(Pool):
    __module__ = "multiprocessing.pool"
    __qualname__ = "ThreadPool"

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)


for _class in (_ForkedThread, _ForkedTimer, _ForkedExecutor, _ForkedThreadPool):
    _class.__name__ = _class.__qualname__

_forgetters.append(_forked_children.clear)
