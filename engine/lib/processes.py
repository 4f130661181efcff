

# --- processes.py: multiprocessing.Process -----------------------------------------------------------

class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class ProcessError(Exception):
    __module__ = "multiprocessing.context"


class BufferTooShort(ProcessError):
    __module__ = "multiprocessing.context"


class _ProcessTimeout(ProcessError):
    __module__ = "multiprocessing.context"


class AuthenticationError(ProcessError):
    __module__ = "multiprocessing.context"


_PicklingError, _ProcessError = PicklingError, ProcessError
_ProcessTimeout.__name__ = _ProcessTimeout.__qualname__ = "TimeoutError"
_process_signal_names = {9: "SIGKILL", 15: "SIGTERM", 2: "SIGINT"}


# Waits until one of the kernel's objects is ready. What it is ready for may be gone again when this
# returns: somebody was faster. False: the time is over. number: until this message is in the pipe.
def _await_kernel(objects, reason, text, timeout=None, takes=True, number=0):
    nanoseconds = None if timeout is None else int(timeout * 1e9)
    is_ready = _kernel_stand(objects, nanoseconds, reason, text, number)
    if is_ready is not None:
        return is_ready
    signal = _new_signal(reason, text)
    if not _kernel_watch(signal, objects, takes, number):
        return True
    try:
        if timeout is None:
            return signal.acquire()
        return timeout > 0 and signal.acquire(True, timeout)
    finally:
        _kernel_unwatch(signal, objects)


# A message as a whole, as far as the pipe takes it before somebody reads. False: nobody can.
# The message is the bytes, the value that is shown for them, and whether they are not pickled.
def _send_message(handle, reason, text, *message):
    number = _pipe_send(handle, *message)
    if number is False:
        return False
    while (is_sent := _pipe_sent(handle, number)) is None:
        _await_kernel((handle,), reason, text, None, False, number)
    return is_sent


# The next message, whole; False: nobody can send one.
def _next_message(handle, reason, text):
    data = _pipe_receive(handle)
    while data is None:
        _await_kernel((handle,), reason, text)
        data = _pipe_receive(handle)
    return data


def _time_left(deadline):
    return None if deadline is None else max(deadline - _monotonic(), 0)


def _deadline_of(timeout):
    return None if timeout is None else _monotonic() + max(timeout, 0)


# --- the processes that this one knows

_process_count = [0]
_process_children = []  # that were started and not yet seen to have ended
_process_finalizers = []  # (priority, function): before the process ends
_feeders = []  # what was put into these queues must have gone before the process ends
_start_method = [None]  # as it was set


class _Popen:
    has_answered = False  # with its result; there is nothing left to end it for

    def __init__(self, answer):
        self.pid, self.sentinel = answer

    def poll(self):
        return _process_code(self.sentinel)

    def wait(self, text, timeout):
        if self.poll() is None:
            _await_kernel((self.sentinel,), "process", text, timeout, False)
        return self.poll()

    def _end(self, code):
        if self.poll() is None:
            _process_kill(self.pid, code)

    # What the process has said about SIGTERM holds.
    def send_term(self):
        does = _process_term(self.sentinel)
        if does & 3 == 2:
            _semaphore_give(does >> 2)
        elif does == 0:
            self.terminate()

    def terminate(self):
        self._end(-15)

    def kill(self):
        self._end(-9)


class BaseProcess:
    __module__ = "multiprocessing.process"
    _method = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        _process_count[0] += 1
        parent = _this_process[0]
        self._identity = parent._identity + (_process_count[0],)
        self._daemon = parent._daemon
        self._parent_pid = _process_pid()
        self._parent_name = parent.name
        self._popen = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or type(self).__name__ + "-" + ":".join([str(i) for i in self._identity])
        if daemon is not None:
            self.daemon = daemon

    def __getstate__(self):
        if not _spawning[0]:
            raise TypeError("Pickling an AuthenticationString object is disallowed for security "
                            "reasons")
        return self.__dict__

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed()
        assert self._popen is None, "cannot start a process twice"
        assert self._parent_pid == _process_pid(), \
            "can only start a process object created by current process"
        assert not _this_process[0]._daemon, "daemonic processes are not allowed to have children"
        _forget_ended()
        self._popen = _start_process(self)
        _process_children.append(self)
        del self._target, self._args, self._kwargs

    def terminate(self):
        self._check_closed()
        if self._popen is None:
            raise AttributeError("'NoneType' object has no attribute 'terminate'")
        self._popen.send_term()

    def kill(self):
        self._check_closed()
        self._popen.kill()

    def join(self, timeout=None):
        self._check_closed()
        assert self._parent_pid == _process_pid(), "can only join a child process"
        assert self._popen is not None, "can only join a started process"
        if self._popen.wait(f"{self._name} to end", timeout) is not None \
                and self in _process_children:
            _process_children.remove(self)

    def is_alive(self):
        self._check_closed()
        if self is _this_process[0]:
            return True
        assert self._parent_pid == _process_pid(), "can only test a child process"
        if self._popen is None:
            return False
        if self._popen.poll() is None:
            return True
        if self in _process_children:
            _process_children.remove(self)
        return False

    def close(self):
        if self._popen is not None:
            if self._popen.poll() is None:
                raise ValueError("Cannot close a process while it is still running. "
                                 "You should first call join() or terminate().")
            self._popen = None
            if self in _process_children:
                _process_children.remove(self)
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        return self._daemon

    @daemon.setter
    def daemon(self, daemonic):
        assert self._popen is None, "process has already started"
        self._daemon = daemonic

    @property
    def exitcode(self):
        self._check_closed()
        if self is _this_process[0] or self._popen is None:
            return None
        return self._popen.poll()

    @property
    def ident(self):
        self._check_closed()
        if self is _this_process[0]:
            return _process_pid()
        return self._popen and self._popen.pid

    pid = ident

    @property
    def sentinel(self):
        self._check_closed()
        if self._popen is None:
            raise ValueError("process not started")
        return self._popen.sentinel

    @property
    def authkey(self):
        return b"lockstep"

    def __repr__(self):
        exitcode = None
        if self is _this_process[0]:
            status = "started"
        elif self._closed:
            status = "closed"
        elif self._parent_pid != _process_pid():
            status = "unknown"
        elif self._popen is None:
            status = "initial"
        else:
            exitcode = self._popen.poll()
            status = "started" if exitcode is None else "stopped"
        parts = [f"name={self._name!r}"]
        if self._popen is not None:
            parts.append(f"pid={self._popen.pid}")
        parts.append(f"parent={self._parent_pid}")
        parts.append(status)
        if exitcode is not None:
            shown = _process_signal_names.get(-exitcode, "")
            parts.append(f"exitcode={'-' + shown if shown else exitcode}")
        if self._daemon:
            parts.append("daemon")
        return f"<{type(self).__name__} {' '.join(parts)}>"

    # Runs in the new process.
    def _bootstrap(self):
        try:
            _log_of_process(20, "child process calling self.run()")
            try:
                self.run()
                exitcode = 0
            finally:
                _leave_processes()
        except SystemExit as error:
            if error.code is None:
                exitcode = 0
            elif isinstance(error.code, int):
                exitcode = error.code & 0xff
            else:
                _write_error(str(error.code) + "\n")
                exitcode = 1
        except BaseException as error:
            exitcode = 1
            _write_error(f"Process {self._name}:\n" + _traceback_text(error))
        _join_threads()
        _log_of_process(20, "process exiting with exitcode %d", exitcode)
        return exitcode


_BaseProcess = BaseProcess


class Process(BaseProcess):
    __module__ = "multiprocessing.context"

    @staticmethod
    def _Popen(process_obj):
        return _start_process(process_obj)


class ForkProcess(BaseProcess):
    __module__ = "multiprocessing.context"
    _method = "fork"


class SpawnProcess(BaseProcess):
    __module__ = "multiprocessing.context"
    _method = "spawn"


class ForkServerProcess(BaseProcess):
    __module__ = "multiprocessing.context"
    _method = "forkserver"


_Process = Process


def _first_process(cls, name):
    process = _new_instance(cls)
    process._identity = ()
    process._name = name
    process._parent_pid = None
    process._popen = None
    process._closed = False
    process._daemon = False
    return process


class _MainProcess(BaseProcess):
    __module__ = "multiprocessing.process"

    def close(self):
        pass


# What a process knows of the one that started it.
class _ParentProcess(BaseProcess):
    __module__ = "multiprocessing.process"

    def __init__(self, name, pid):
        self._identity = ()
        self._name = name
        self._pid = pid
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._daemon = False

    def is_alive(self):
        return True

    @property
    def ident(self):
        return self._pid

    pid = ident

    def join(self, timeout=None):
        _unsupported("joining the parent process")


_this_process = [_first_process(_MainProcess, "MainProcess")]
_this_parent = [None]


def _current_process():
    return _this_process[0]


def _parent_process():
    return _this_parent[0]


def _forget_ended():
    for process in list(_process_children):
        if process._popen.poll() is not None:
            _process_children.remove(process)


def _active_children():
    _forget_ended()
    return list(_process_children)


# --- starting

def _default_method():
    if _start_method[0] is None:
        return "forkserver" if _minor >= 14 else "fork"
    return _start_method[0]


# From the first use on: what follows at the end of the program, and the start method stays.
def _use_processes():
    if _leave_processes not in [entry[0] for entry in _exit_functions]:
        _atexit_register(_leave_processes)
    _get_start_method()


def _start_process(process):
    _use_processes()
    method = process._method or _default_method()
    if method != "fork":
        _check_inheriting()
        data = _pickle_to_spawn(process, method)
        return _Popen(_process_spawn(process._name, data, method == "forkserver"))
    answer = _process_fork(process._name)
    if answer is not None:
        return _Popen(answer)
    _become(process)
    _process_exit(process._bootstrap())


# This is a new process: what the library remembers of the old one is not true here.
def _become(process):
    global _the_main_thread
    _this_parent[0] = _ParentProcess(process._parent_name, process._parent_pid)
    _this_process[0] = process
    if process._method is not None:
        _start_method[0] = process._method
    _process_count[0] = 0
    _process_children.clear()
    _process_finalizers.clear()
    _feeders.clear()
    thread = _active_threads.get(get_ident())
    if thread is None:
        thread = _the_main_thread
    locals_made = dict(_local_arguments)
    _forget_threads()
    _local_arguments.update(locals_made)
    thread._ident = get_ident()
    _the_main_thread = thread
    _active_threads.clear()
    _active_threads[get_ident()] = thread
    _forget_pools()
    _manager_links.clear()
    _process_executors.clear()
    _tell_handler(15)  # it is as in the parent
    _random_inst.seed(_world_seed() ^ _process_pid())


# --- ending

def _join_threads():
    for function in reversed(_threading_exit_calls):
        function()
    while _shutdown_locks:
        ends = list(_shutdown_locks)
        _shutdown_locks.clear()
        for end in ends:
            end.acquire()
            end.release()


# What a process does before it ends: ends its daemons, waits for the others.
def _leave_processes():
    _log_of_process(20, "process shutting down")
    _log_of_process(10, 'running all "atexit" finalizers with priority >= 0')
    _forget_ended()
    for priority, function in sorted(_process_finalizers, key=lambda entry: -entry[0]):
        function()
    _process_finalizers.clear()
    for process in _active_children():
        if process._daemon:
            _log_of_process(20, "calling terminate() for daemon %s", process.name)
            process.terminate()
    for process in _active_children():
        if not process._daemon:  # those have just ended, most often
            _log_of_process(20, "calling join() for process %s", process.name)
        process.join()
    _log_of_process(10, 'running the remaining "atexit" finalizers')
    for feeder in list(_feeders):
        feeder.flush()
    _feeders.clear()


def _forget_processes():
    _process_count[0] = 0
    _process_children.clear()
    _process_finalizers.clear()
    _feeders.clear()
    _start_method[0] = None


_forgetters.append(_forget_processes)


def _freeze_support():
    pass


# --- processes that begin with nothing but the program

_inheriting = [False]  # this process is being started
_bootstrapping_text = """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable."""
_bootstrapping_advice = """

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        """


def _check_inheriting():
    if _inheriting[0]:
        advice = _bootstrapping_advice if _minor >= 11 else ""
        raise RuntimeError(_bootstrapping_text + advice)


def _pickle_to_spawn(process, method):
    _spawning[0] = True
    try:
        return _pickle((process._name, process._parent_name, process._parent_pid, method,
                        _pickle(process)))
    finally:
        _spawning[0] = False


def _spawn_main(data):
    name, parent_name, parent_pid, method, data = _unpickle(data)
    _this_process[0]._name = name
    _this_parent[0] = _ParentProcess(parent_name, parent_pid)
    _start_method[0] = method
    _inheriting[0] = True
    try:
        _run_main_module()
        process = _unpickle(data)
    except BaseException as error:
        _write_error(_traceback_text(error))
        _process_exit(1)
    _inheriting[0] = False
    _this_process[0] = process
    _process_exit(process._bootstrap())
