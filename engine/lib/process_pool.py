

# --- process_pool.py: multiprocessing.Pool -----------------------------------------------------------

class RemoteTraceback(Exception):
    __module__ = "multiprocessing.pool"

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class MaybeEncodingError(Exception):
    __module__ = "multiprocessing.pool"

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super(MaybeEncodingError, self).__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f"<{type(self).__name__}: {self}>"


_RemoteTraceback = RemoteTraceback
_MaybeEncodingError = MaybeEncodingError


# What a worker sends of an exception, and what arrives of it.
def _pack_error(error):
    return error, _traceback_text(error)


def _unpack_error(packed, remote):
    error, text = packed
    error.__cause__ = remote(f'\n"""\n{text}"""')
    return error


def mapstar(args):
    return list(map(*args))


def starmapstar(args):
    return [args[0](*item) for item in args[1]]


_mapstar, _starmapstar = mapstar, starmapstar


def _pool_work(tasks, results, initializer, initargs, most_tasks):
    if initializer is not None:
        initializer(*initargs)
    done = 0
    while most_tasks is None or done < most_tasks:
        task = _receive_task(tasks)
        if task is None:
            return
        job, i, function, args, kwargs = task
        try:
            answer = (job, i, True, function(*args, **kwargs))
        except Exception as error:
            answer = (job, i, False, _pack_error(error))
        task = None
        try:
            data = _pickle(answer)
        except Exception as error:
            wrapped = _MaybeEncodingError(error, answer[3])
            answer = (job, i, False, (wrapped, _traceback_text(wrapped)))
            data = _pickle(answer)
        _pipe_send(results, data, answer[3])
        done += 1


def _receive_task(tasks):
    data = _next_message(tasks, "queue get", "a task")
    if data is False:
        return None
    task = _unpickle(data)
    if task is not None:
        _value_received(task[3])
    return task


# --- results

class ApplyResult:
    __module__ = "multiprocessing.pool"

    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = _ThreadEvent()
        self._event._cond._reason_ = "wait"
        self._event._cond._label_ = "a result of the pool"
        self._callback = callback
        self._error_callback = error_callback
        self._job = pool._add_job(self)

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise _ProcessTimeout
        if self._success:
            return self._value
        raise self._value

    def _settle(self, success, value):
        self._success = success
        self._value = value
        if self._callback and success:
            self._callback(value)
        if self._error_callback and not success:
            self._error_callback(value)
        self._pool._forget_job(self._job)
        with self._event._cond:
            self._event._flag = True
            self._event._cond.notify_all()

    def _set(self, i, success, value):
        self._settle(success, value)


class MapResult(ApplyResult):
    __module__ = "multiprocessing.pool"

    def __init__(self, pool, chunksize, length, callback, error_callback):
        ApplyResult.__init__(self, pool, callback, error_callback)
        self._values = [None] * length
        self._chunksize = chunksize
        self._left = 0 if chunksize <= 0 else (length + chunksize - 1) // chunksize
        self._failure = None
        if self._left == 0:
            self._settle(True, self._values)

    def _set(self, i, success, value):
        self._left -= 1
        if success and self._failure is None:
            self._values[i * self._chunksize:(i + 1) * self._chunksize] = value
        elif not success and self._failure is None:
            self._failure = value
        if self._left == 0:
            failed = self._failure is not None
            self._settle(not failed, self._failure if failed else self._values)


class IMapIterator:
    __module__ = "multiprocessing.pool"
    _is_ordered = True

    def __init__(self, pool):
        self._pool = pool
        self._cond = _hidden_condition("wait", "the next result of the pool")
        self._job = pool._add_job(self)
        self._items = _Deque()
        self._index = 0
        self._length = None
        self._early = {}

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._cond:
            if not self._items:
                if self._index == self._length:
                    raise StopIteration
                self._cond.wait(timeout)
                if not self._items:
                    if self._index == self._length:
                        raise StopIteration
                    raise _ProcessTimeout
            success, value = self._items.popleft()
        if success:
            return value
        raise value

    __next__ = next

    def _set(self, i, success, value):
        with self._cond:
            if not self._is_ordered:
                self._add((success, value))
            elif i != self._index:
                self._early[i] = (success, value)
            else:
                self._add((success, value))
                while self._index in self._early:
                    self._add(self._early.pop(self._index))
            self._check_end()

    def _add(self, item):
        self._items.append(item)
        self._index += 1
        self._cond.notify()

    def _set_length(self, length):
        with self._cond:
            self._length = length
            if self._index == length:
                self._cond.notify()
            self._check_end()

    def _check_end(self):
        if self._index == self._length:
            self._pool._forget_job(self._job)


class IMapUnorderedIterator(IMapIterator):
    __module__ = "multiprocessing.pool"
    _is_ordered = False


_ApplyResult, _MapResult, _IMapIterator, _IMapUnorderedIterator = \
    ApplyResult, MapResult, IMapIterator, IMapUnorderedIterator


# --- pools

class Pool:
    __module__ = "multiprocessing.pool"

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None,
                 context=None):
        if processes is None:
            processes = _os_cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None:
            if not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0:
                raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        _use_processes()
        self._ctx = context or _get_context()
        self._processes = processes
        self._initializer = initializer
        self._initargs = initargs
        self._most_tasks = maxtasksperchild
        self._jobs = {}
        self._next_job = 0
        self._state = "RUN"
        self._is_ended = False
        self._pool = []
        self._begin()

    # The tasks of all workers wait in one pipe; what they send back, in another one.
    def _begin(self):
        self._tasks = _pipe_new(False)
        self._results = _pipe_new(False)
        for _ in range(self._processes):
            self._start_worker()
        self._end = _new_signal("thread", "the pool to end")
        _process_finalizers.append((15, self.terminate))
        _start_hidden("the pool's results", self._handle_results, ())

    def _start_worker(self):
        worker = self._ctx.Process(target=_pool_work, args=(
            self._tasks[0], self._results[1], self._initializer, self._initargs,
            self._most_tasks))
        worker.name = worker.name.replace("Process", "PoolWorker")
        worker.daemon = True
        worker.start()
        self._pool.append(worker)

    def _handle_results(self):
        results = self._results[0]
        while self._state != "TERMINATE":
            data = _pipe_receive(results)
            if data is not None:
                job, i, success, value = _unpickle(data)
                if job in self._jobs:
                    value = value if success else _unpack_error(value, _RemoteTraceback)
                    self._jobs[job]._set(i, success, value)
                continue
            self._replace_workers()
            if not self._pool:
                break
            sentinels = [worker._popen.sentinel for worker in self._pool]
            _await_kernel((results, *sentinels), "queue get", "a result", None, False)
        for end in self._tasks + self._results:
            _pipe_close(end)
        self._end.release()

    def _replace_workers(self):
        for worker in list(self._pool):
            if worker._popen.poll() is not None:
                worker.join()
                self._pool.remove(worker)
                if self._state == "RUN" or self._state == "CLOSE" and self._jobs:
                    self._start_worker()

    def _put_task(self, task):
        try:
            data = _pickle(task)
        except Exception as error:
            if task[0] in self._jobs:
                self._jobs[task[0]]._set(task[1], False, error)
            return
        _pipe_send(self._tasks[1], data, task[3])

    def _end_tasks(self):
        for _ in range(self._processes):
            _pipe_send(self._tasks[1], _pickle(None))

    def _add_job(self, result):
        self._next_job += 1
        self._jobs[self._next_job] = result
        return self._next_job

    def _forget_job(self, job):
        self._jobs.pop(job, None)
        self._check_end()

    # The workers hear of the end when nothing is left to do.
    def _check_end(self):
        if self._state == "CLOSE" and not self._jobs and not self._is_ended:
            self._is_ended = True
            self._end_tasks()

    def __reduce__(self):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")

    def __repr__(self):
        return f"<multiprocessing.pool.{type(self).__name__} state={self._state} " \
            f"pool_size={len(self._pool)}>"

    def _check_running(self):
        if self._state != "RUN":
            raise ValueError("Pool not running")

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = _ApplyResult(self, callback, error_callback)
        self._put_task((result._job, 0, func, args, kwds))
        return result

    def map(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, _mapstar, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, _starmapstar, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, _mapstar, chunksize, callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, _starmapstar, chunksize, callback, error_callback)

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None,
                   error_callback=None):
        self._check_running()
        if not hasattr(iterable, "__len__"):
            iterable = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(iterable), self._processes * 4)
            if extra:
                chunksize += 1
        if len(iterable) == 0:
            chunksize = 0
        result = _MapResult(self, chunksize, len(iterable), callback, error_callback)
        for i, chunk in enumerate(_pool_chunks(iterable, chunksize)):
            self._put_task((result._job, i, mapper, ((func, chunk),), {}))
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(_IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(_IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize}")
        result = kind(self)
        count = 0
        if chunksize == 1:
            for item in iterable:
                self._put_task((result._job, count, func, (item,), {}))
                count += 1
            result._set_length(count)
            return result
        for chunk in _pool_chunks(iterable, chunksize):
            self._put_task((result._job, count, _mapstar, ((func, chunk),), {}))
            count += 1
        result._set_length(count)
        return _flattened(result)

    def close(self):
        if self._state == "RUN":
            self._state = "CLOSE"
            self._check_end()

    def terminate(self):
        if self._state != "TERMINATE":
            self._state = "TERMINATE"
            self._stop_workers()

    def _stop_workers(self):
        for worker in self._pool:
            worker._popen.terminate()
        for worker in self._pool:
            worker.join()

    def join(self):
        if self._state == "RUN":
            raise ValueError("Pool is still running")
        self._join_all()

    def _join_all(self):
        self._end.acquire()
        self._end.release()
        for worker in self._pool:
            worker.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


def _pool_chunks(iterable, size):
    iterator = iter(iterable)
    while True:
        chunk = tuple(_iter_islice(iterator, size))
        if not chunk:
            return
        yield chunk


def _flattened(chunks):
    for chunk in chunks:
        for item in chunk:
            yield item


_Pool_of_processes = Pool


# The same with threads: nothing is copied.
class ThreadPool(Pool):
    __module__ = "multiprocessing.pool"

    def __init__(self, processes=None, initializer=None, initargs=()):
        _Pool_of_processes.__init__(self, processes, initializer, initargs)

    def _begin(self):
        self._queue = _SimpleQueue()
        for _ in range(self._processes):
            thread = Thread(target=_thread_pool_work, args=(self,), daemon=True)
            thread._name = thread._name.replace("_thread_pool_work", "worker")
            thread.start()
            self._pool.append(thread)

    def _put_task(self, task):
        self._queue.put(task)

    def _end_tasks(self):
        for _ in range(self._processes):
            self._queue.put(None)

    def _stop_workers(self):
        while not self._queue.empty():
            self._queue.get()
        self._end_tasks()

    def _join_all(self):
        for thread in self._pool:
            thread.join()


def _thread_pool_work(pool):
    if pool._initializer is not None:
        pool._initializer(*pool._initargs)
    while True:
        task = pool._queue.get()
        if task is None or pool._state == "TERMINATE":
            return
        job, i, function, args, kwargs = task
        try:
            success, value = True, function(*args, **kwargs)
        except Exception as error:
            success, value = False, error
        if job in pool._jobs:
            pool._jobs[job]._set(i, success, value)
        task = value = None


def _process_pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    return _Pool_of_processes(processes, initializer, initargs, maxtasksperchild)


def _context_pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    return _Pool_of_processes(processes, initializer, initargs, maxtasksperchild,
                              self.get_context())


BaseContext.Pool = _context_pool
_process_pool.__name__ = _process_pool.__qualname__ = "Pool"
_AsyncResult = _ApplyResult
_export("multiprocessing", "Pool=_process_pool")
_export("multiprocessing.pool", """Pool=_Pool_of_processes ThreadPool ApplyResult
AsyncResult=_AsyncResult MapResult IMapIterator IMapUnorderedIterator RemoteTraceback
MaybeEncodingError mapstar starmapstar""")
