

# --- forked_tasks.py: asyncio's tasks as processes ----------------------------------------------------
# What an asyncio program does when it is hosted on processes: every task is a process that drives
# its copy of the coroutine to the end. How it ended is put into a pipe, where whoever knows the task
# can read it. Cancelling ends the process, with none of its except and finally blocks.

# A future that every process can wait for. What it ended as is a message that stays in a pipe.
class _SharedFuture(_HostedFuture):
    __module__ = "asyncio"
    __qualname__ = "Future"

    def __init__(self, *, loop=None):
        self._seen = "pending"
        self._is_done = _semaphore_new(0, 1, False)
        self._ends = _pipe_new(False)
        self._pid = _process_pid()
        self._listener = None
        _HostedFuture.__init__(self)

    def __del__(self):
        if getattr(self, "_ends", None) is not None:
            _pipe_close(self._ends[0])
            _pipe_close(self._ends[1])

    # As far as this process has to know.
    @property
    def _state(self):
        if self._seen == "pending" and _semaphore_value(self._is_done):
            self._read()
        return self._seen

    @_state.setter
    def _state(self, state):
        self._seen = state

    def __getstate__(self):
        _assert_spawning(self)
        return {"_seen": self._seen, "_is_done": self._is_done, "_ends": self._ends,
                "_pid": self._pid, "_listener": None, "_result": None, "_error": None,
                "_callbacks": [], "_signals": [], "_is_unread": False, "_what": self._what}

    def _read(self):
        data = _next_message(self._ends[0], "task", self._what)
        _pipe_send(self._ends[1], data)
        state, result, error = _unpickle(data)
        if state == "finished" and self._pid != _process_pid():
            _value_received(result)
        self._accept(state, result, error)

    def _accept(self, state, result, error):
        self._result = result
        self._error = error
        self._seen = state
        self._is_unread = error is not None and self._pid == _process_pid()
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._call(callback)

    def _settle(self, state, result, error):
        if self.done():
            raise _InvalidStateError(f"{self._state.upper()}: {self!r}")
        what = "a result" if error is None else "an exception"
        data = _shared_bytes((state, result, error), what)
        _pipe_send(self._ends[1], data, error or result)
        _semaphore_give(self._is_done)
        self._accept(state, result, error)

    def add_done_callback(self, fn, *, context=None):
        if self.done():
            self._call(fn)
            return
        self._callbacks.append(fn)
        if self._listener != _process_pid():
            self._listener = _process_pid()
            _start_hidden("what follows a task", self._listen, ())

    def _listen(self):
        _await_kernel((self._is_done,), "task", self._what, None, False)
        self.done()

    def _wait(self, seconds=None):
        if not self.done() and (seconds is None or seconds > 0):
            _await_kernel((self._is_done,), self._reason, self._what, seconds, False)
        return self.done()

    def _give_up(self):
        self.cancel()


class _ForkedTask(_SharedFuture):
    __module__ = "_asyncio"
    __qualname__ = "Task"
    _reason = "task"
    _asked = 0
    _popen = None

    def __init__(self, coro, *, loop=None, name=None, context=None, runs_here=False):
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        _SharedFuture.__init__(self)
        _hosted_numbers[0] += 1
        self._name = f"Task-{_hosted_numbers[0]}" if name is None else str(name)
        self._lane = getattr(coro, "__name__", "coroutine") if name is None else self._name
        self._what = f"task {self._lane}"
        self._coro = coro
        self._context = copy_context()
        if runs_here:
            _hosted_tasks.append(self)
            return
        frame = getattr(coro, "cr_frame", None)
        names = dict(frame.f_locals) if frame is not None else {}
        frame = None
        self._popen = _fork_lane(self._lane, True, names, self._live, ())
        names = None
        coro.close()
        _hosted_tasks.append(self)

    def __getstate__(self):
        state = _SharedFuture.__getstate__(self)
        state.update(_name=self._name, _lane=self._lane, _coro=None, _context=None,
                     _popen=self._popen)
        return state

    _describe = _HostedTask._describe
    uncancel = _HostedTask.uncancel
    cancelling = _HostedTask.cancelling
    get_name = _HostedTask.get_name
    set_name = _HostedTask.set_name
    get_coro = _HostedTask.get_coro
    get_context = _HostedTask.get_context
    get_stack = _HostedTask.get_stack

    # Runs in the new process.
    def _live(self):
        _hosted_tasks[:] = [self]
        self._popen = None
        try:
            self._run()
        except BaseException:
            return 1
        for task in _hosted_tasks:
            task._wait()
        return 0

    def _run(self):
        running = _hosted_running.setdefault(get_ident(), [])
        running.append(self)
        try:
            result = self._context.run(_drive, self._coro)
        except _CancelledError:
            self._settle("cancelled", None, None)
        except BaseException as error:
            _strand_failed(error)
            self._settle("finished", None, error)
            if isinstance(error, (SystemExit, KeyboardInterrupt)):
                raise
        else:
            if self._popen is None and self._pid == _process_pid():
                self._keep(result)
            else:
                self._settle("finished", result, None)
        finally:
            if self in _hosted_tasks:
                _hosted_tasks.remove(self)
            running.pop()

    # The result of what ran here need not be copied.
    def _keep(self, result):
        self._result = result
        self._seen = "finished"

    def __del__(self):
        if getattr(self, "_popen", None) is not None and self._pid == _process_pid():
            if self.done() and self._is_unread:
                _default_report({"message": "Task exception was never retrieved",
                                 "exception": self._error, "future": self})

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        if self.done():
            return False
        self._asked += 1
        if self._popen is None:
            _mark(f"{self._lane} goes on: a process cannot cancel itself")
            return False
        _mark(f"{self._lane} is ended as a process is: none of its except and finally blocks runs, "
              "and what it holds stays held")
        if self._popen.poll() is None:
            _process_kill(self._popen.pid, -15, True)
        self._popen.wait(f"{self._lane} to end", None)
        self._settle("cancelled", None, None)
        return True


def _forked_all_tasks(loop=None):
    return {task for task in _hosted_tasks if not task.done()}


# Processes that have sent their result end by themselves.
def _note_answers():
    for task in _hosted_tasks:
        if task._popen is not None and task.done():
            task._popen.has_answered = True


# What asyncio.run cancels when its coroutine has ended.
def _end_left_over_tasks():
    _note_answers()
    for task in _hosted_tasks:
        task.cancel()
    _hosted_tasks.clear()


# What waits for the inner one can be given up alone.
class _ForkedShield(_HostedFuture):
    def __init__(self, inner):
        _HostedFuture.__init__(self)
        self._reason = "task"
        self._what = inner._what
        inner.add_done_callback(self._copy)

    def _copy(self, inner):
        if not self.done():
            _copy_state(inner, self)


def _forked_shield(arg):
    return _ForkedShield(_hosted_ensure_future(arg))


def _cancel_gather(self):
    self.cancel()


async def _forked_wait_for(fut, timeout):
    task = _hosted_ensure_future(fut)
    if timeout is None:
        return await task
    left = _seconds_left()
    if task._wait(max(timeout, 0) if left is None else min(max(timeout, 0), left)):
        return task.result()
    task.cancel()
    if left is not None and left < timeout:
        raise _CancelledError
    raise TimeoutError


class _ForkedTaskGroup(_HostedTaskGroup):
    __module__ = "asyncio.taskgroups"
    __qualname__ = "TaskGroup"

    async def __aexit__(self, exc_type, exc, tb):
        if exc is not None:
            self._cancel_all()
        try:
            while True:
                tasks = self._tasks
                await self._until_one_fails()
                if len(tasks) == len(self._tasks):
                    break
        except _CancelledError:
            self._cancel_all()
            raise
        self._cancel_all()
        _note("group ended", self._name)
        errors = [task.exception() for task in self._tasks
                  if not task.cancelled() and task.exception() is not None]
        if exc is not None and not isinstance(exc, _CancelledError):
            errors.append(exc)
        if errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors)

    async def _until_one_fails(self):
        tasks = self._tasks
        if tasks and not _has_enough(tasks, FIRST_EXCEPTION):
            await _hosted_wait(tasks, return_when=FIRST_EXCEPTION)

    def _cancel_all(self):
        for task in self._tasks:
            task.cancel()


for _class in (_SharedFuture, _ForkedTask, _ForkedTaskGroup):
    _class.__name__ = _class.__qualname__

_forked_names = """Future=_SharedFuture Task=_ForkedTask all_tasks=_forked_all_tasks
shield=_forked_shield wait_for=_forked_wait_for TaskGroup=_ForkedTaskGroup Lock=_ForkedLock
Event=_ForkedEvent Condition=_ForkedCondition Semaphore=_ForkedSemaphore
BoundedSemaphore=_ForkedBoundedSemaphore Barrier=_ForkedBarrier Queue=_ForkedQueue
PriorityQueue=_ForkedPriorityQueue LifoQueue=_ForkedLifoQueue"""
_forked_thread_names = """Lock=_SharedLock RLock=_SharedRLock Condition=_SharedCondition
Semaphore=_SharedSemaphore BoundedSemaphore=_SharedBoundedSemaphore Event=_SharedEvent
Barrier=_SharedBarrier Thread=_ForkedThread Timer=_ForkedTimer
active_count=_forked_active_count"""


# A loop can be stopped in its own process only.
def _forked_stop(self):
    if self._stopped is not None:
        self._stopped.release()
    elif not self.is_running():
        _mark("the loop that is to stop is another process's: nobody can reach it from here")


def _use_forks():
    global _HostedTask, _hosted_future_class, _end_left_over, ThreadPoolExecutor
    _HostedTask = _ForkedTask
    _hosted_future_class = _SharedFuture
    _end_left_over = _end_left_over_tasks
    ThreadPoolExecutor = _ForkedExecutor
    _HostedGather._give_up = _cancel_gather
    _HostedLoop.stop = _forked_stop
    _threading_exit_calls.insert(0, _leave_forked)
    _export("asyncio", _hosted_names)
    _export("asyncio", _forked_names)
    _export("threading", _forked_thread_names)
    _export("_thread", """allocate_lock=_SharedLock RLock=_SharedRLock
start_new_thread=_forked_start_new_thread""")
    _export("queue", """Queue=_SharedQueue PriorityQueue=_SharedPriorityQueue
LifoQueue=_SharedLifoQueue SimpleQueue=_SharedSimpleQueue""")
    _export("concurrent.futures", "ThreadPoolExecutor=_ForkedExecutor")
    _export("concurrent.futures.thread", "ThreadPoolExecutor=_ForkedExecutor")
    _export("multiprocessing.pool", "ThreadPool=_ForkedThreadPool")
