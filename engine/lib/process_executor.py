

# --- process_executor.py: concurrent.futures.ProcessPoolExecutor -------------------------------------

class _RemoteTrace(Exception):
    __module__ = "concurrent.futures.process"

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


_RemoteTrace.__name__ = _RemoteTrace.__qualname__ = "_RemoteTraceback"


class BrokenProcessPool(BrokenExecutor):
    __module__ = "concurrent.futures.process"


_BrokenProcessPool = BrokenProcessPool
_process_executors = []  # that have workers


def _executor_work(tasks, results, initializer, initargs, most_tasks):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException as error:
            _write_error("Exception in initializer:\n" + _traceback_text(error))
            return
    done = 0
    while True:
        task = _receive_task(tasks)
        if task is None:
            break
        number, function, _, args, kwargs = task
        try:
            answer = (number, True, function(*args, **kwargs))
        except BaseException as error:
            answer = (number, False, _pack_error(error))
        try:
            data = _pickle(answer)
        except Exception as error:
            answer = (number, False, _pack_error(error))
            data = _pickle(answer)
        task = function = args = kwargs = None
        _pipe_send(results, data, answer[2])
        done += 1
        if done == most_tasks:
            break
    _pipe_send(results, _pickle((_process_pid(), None, None)))


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


def _chunks_of(iterables, size):
    return _pool_chunks(zip(*iterables), size)


def _flattened_lists(lists):
    for items in lists:
        items.reverse()
        while items:
            yield items.pop()


class ProcessPoolExecutor(Executor):
    __module__ = "concurrent.futures.process"

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        if max_workers is None:
            max_workers = _os_cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if mp_context is None:
            mp_context = _contexts["spawn"] if max_tasks_per_child is not None else _get_context()
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
            if mp_context.get_start_method() == "fork":
                raise ValueError("max_tasks_per_child is incompatible with the 'fork' "
                                 "multiprocessing start method; supply a different mp_context.")
        self._max_workers = max_workers
        self._mp_context = mp_context
        self._initializer = initializer
        self._initargs = initargs
        self._most_tasks = max_tasks_per_child
        self._pending = {}  # number -> work
        self._waiting = _Deque()  # numbers of what no worker can see yet
        self._sent = 0  # what the workers can see and have not answered
        self._count = 0
        self._is_shut = False
        self._broken = False
        self._processes = {}
        self._end = None
        self._lock = _new_lock(True)

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._broken:
                raise _BrokenProcessPool(self._broken)
            if self._is_shut:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = _ConcurrentFuture()
            name = getattr(fn, "__name__", None)
            future._work = None if name is None else f"the result of {name}"
            self._count += 1
            self._pending[self._count] = _Work(future, fn, args, kwargs)
            self._waiting.append(self._count)
            self._begin()
            self._send_work()
            return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        lists = Executor.map(self, _partial(_process_chunk, fn), _chunks_of(iterables, chunksize),
                             timeout=timeout)
        return _flattened_lists(lists)

    def _begin(self):
        if self._end is None:
            self._tasks = _pipe_new(False)
            self._results = _pipe_new(False)
            self._end = _new_signal("thread", "the pool of processes to end")
            _process_executors.append(self)
            is_forked = self._mp_context.get_start_method() == "fork"
            for _ in range(self._max_workers if is_forked else 1):
                self._start_worker()
            _start_hidden("the pool's results", self._manage, ())
        elif len(self._processes) < min(self._max_workers, len(self._pending)):
            self._start_worker()

    def _start_worker(self):
        process = self._mp_context.Process(target=_executor_work, args=(
            self._tasks[0], self._results[1], self._initializer, self._initargs,
            self._most_tasks))
        process.start()
        self._processes[process.pid] = process

    # No more than the workers need, so that the rest can still be cancelled.
    def _send_work(self):
        while self._waiting and self._sent <= self._max_workers:
            number = self._waiting.popleft()
            work = self._pending[number]
            if not work.future.set_running_or_notify_cancel():
                del self._pending[number]
                continue
            try:
                data = _pickle((number, work.fn, 0, work.args, work.kwargs))
            except Exception as error:
                del self._pending[number]
                text = _traceback_text(error)
                error.__cause__ = _RemoteTrace(f'\n"""\n{text}"""')
                work.future.set_exception(error)
                continue
            self._sent += 1
            _pipe_send(self._tasks[1], data, work.args)

    def _manage(self):
        results = self._results[0]
        while True:
            data = _pipe_receive(results)
            if data is not None:
                self._take_result(data)
                continue
            if self._is_shut and not self._pending:
                break
            ended = [pid for pid, process in self._processes.items()
                     if process._popen.poll() is not None]
            if ended:
                self._break()
                break
            sentinels = [process._popen.sentinel for process in self._processes.values()]
            self._wake = _new_signal("queue get", "a result")
            watched = (results, *sentinels)
            if _kernel_watch(self._wake, watched, False):
                self._wake.acquire()
                _kernel_unwatch(self._wake, watched)
            self._wake = None
        self._stop_workers()
        for end in self._tasks + self._results:
            _pipe_close(end)
        self._end.release()

    _wake = None

    def _take_result(self, data):
        try:
            number, success, value = _unpickle(data)
        except Exception as error:
            self._break(error)
            return
        if success is None:  # a worker that has done enough
            process = self._processes.pop(number)
            process.join()
            if self._pending and not self._is_shut:
                self._start_worker()
            return
        with self._lock:
            self._sent -= 1
            work = self._pending.pop(number)
            self._send_work()
        if success:
            work.future.set_result(value)
        else:
            work.future.set_exception(_unpack_error(value, _RemoteTrace))

    def _break(self, cause=None):
        self._broken = "A child process terminated abruptly, the process pool is not usable anymore"
        for work in self._pending.values():
            error = _BrokenProcessPool("A process in the process pool was terminated abruptly "
                                       "while the future was running or pending.")
            if cause is not None:
                error.__cause__ = cause
            work.future.set_exception(error)
        self._pending.clear()
        self._waiting.clear()
        for process in self._processes.values():
            process._popen.terminate()

    def _stop_workers(self):
        for _ in self._processes:
            _pipe_send(self._tasks[1], _pickle(None))
        for process in self._processes.values():
            process.join()
        if self in _process_executors:
            _process_executors.remove(self)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            self._is_shut = True
            if cancel_futures:
                for number in self._waiting:
                    self._pending.pop(number).future.cancel()
                self._waiting.clear()
        if self._wake is not None and self._wake.locked():
            self._wake.release()
        if wait and self._end is not None:
            self._end.acquire()
            self._end.release()


def _end_executors():
    for executor in list(_process_executors):
        executor.shutdown()


_threading_exit_calls.append(_end_executors)
_forgetters.append(_process_executors.clear)
_export("concurrent.futures", "ProcessPoolExecutor")
_export("concurrent.futures.process", "ProcessPoolExecutor BrokenProcessPool")
