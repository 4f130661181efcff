

# --- process_queues.py: what processes send each other -----------------------------------------------

_spawning = [False]  # what is pickled now goes to a process that is being started


def _assert_spawning(obj):
    if not _spawning[0]:
        raise RuntimeError(f"{type(obj).__name__} objects should only be shared between processes "
                           "through inheritance")


# Somebody has the end open while it is on its way to another process.
def _send_end(handle):
    _pipe_hold(handle, None)


def _take_end(handle):
    _pipe_hold(handle)
    _pipe_close(handle, None)


class Connection:
    __module__ = "multiprocessing.connection"

    def __init__(self, handle, readable=True, writable=True):
        self._handle = handle
        self._readable = readable
        self._writable = writable

    def __getstate__(self):
        self._check_open()
        _send_end(self._handle)
        return (self._handle, self._readable, self._writable)

    def __setstate__(self, state):
        self._handle, self._readable, self._writable = state
        _take_end(self._handle)

    def __del__(self):
        if getattr(self, "_handle", None) is not None:
            _pipe_close(self._handle)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()

    def __repr__(self):
        return f"<multiprocessing.connection.Connection object at {_address(self)}>"

    @property
    def closed(self):
        return self._handle is None

    @property
    def readable(self):
        return self._readable

    @property
    def writable(self):
        return self._writable

    def fileno(self):
        self._check_open()
        return self._handle

    def close(self):
        if self._handle is not None:
            handle = self._handle
            self._handle = None
            _pipe_close(handle)

    def _check_open(self):
        if self._handle is None:
            raise OSError("handle is closed")

    def _check_readable(self):
        self._check_open()
        if not self._readable:
            raise OSError("connection is write-only")

    def _check_writable(self):
        self._check_open()
        if not self._writable:
            raise OSError("connection is read-only")

    def _send(self, *message):
        if not _send_message(self._handle, "input or output", "room in a pipe", *message):
            raise BrokenPipeError(32, "Broken pipe")

    def _receive(self):
        data = _pipe_receive(self._handle)
        while data is None:
            _await_kernel((self._handle,), "input or output", "a message in a pipe")
            self._check_open()
            data = _pipe_receive(self._handle)
        if data is False:
            raise EOFError
        return data

    def send(self, obj):
        self._check_writable()
        self._send(_pickle(obj), obj)

    def recv(self):
        self._check_readable()
        obj = _unpickle(self._receive())
        _value_received(obj)
        return obj

    def send_bytes(self, buf, offset=0, size=None):
        self._check_writable()
        if isinstance(buf, (str, int)):
            raise TypeError("memoryview: a bytes-like object is required, not "
                            f"'{_type_name(buf)}'")
        data = bytes(buf)
        if offset < 0:
            raise ValueError("offset is negative")
        if len(data) < offset:
            raise ValueError("buffer length < offset")
        end = len(data) if size is None else offset + size
        if size is not None and size < 0:
            raise ValueError("size is negative")
        if end > len(data):
            raise ValueError("buffer length < offset + size")
        self._send(data[offset:end], data[offset:end], True)

    def recv_bytes(self, maxlength=None):
        self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        data = self._receive()
        if maxlength is not None and len(data) > maxlength:
            raise OSError("got larger message than expected")
        _value_received(data)
        return data

    def poll(self, timeout=0.0):
        self._check_readable()
        if _pipe_ready(self._handle):
            return True
        if timeout is not None and timeout <= 0:
            return False
        _await_kernel((self._handle,), "input or output", "a message in a pipe", timeout, False)
        return _pipe_ready(self._handle)


_Connection = Connection


def _process_pipe(duplex=True):
    one, other = _pipe_new(bool(duplex))
    if duplex:
        return _Connection(one), _Connection(other)
    return _Connection(one, True, False), _Connection(other, False, True)


# The objects of the list that are ready: connections, and sentinels of processes.
def _connection_wait(object_list, timeout=None):
    objects = list(object_list)
    numbers = tuple([obj if isinstance(obj, int) else obj.fileno() for obj in objects])
    if numbers and not any([_pipe_ready(number) for number in numbers]):
        _await_kernel(numbers, "wait", f"the first of {len(numbers)}", timeout, False)
    return [obj for obj, number in zip(objects, numbers) if _pipe_ready(number)]


# --- os, about processes -----------------------------------------------------------------------------

def _os_exit(status):
    if _this_parent[0] is None:
        _unsupported("os._exit of the program itself")
    _process_exit(status & 0xff)


def _os_kill_any(pid, signal, /):
    if pid == _process_pid():
        is_handled = signal == 15 and _signal_getsignal(15) != 0
        if _this_parent[0] is None or signal not in (9, 15) or is_handled:
            return _os_kill(pid, signal)
        _process_kill(pid, -int(signal))
        return _sleep(0)
    for process in _process_children:
        if process.pid == pid:
            break
    else:
        raise ProcessLookupError(3, "No such process")
    if signal not in (9, 15):
        _unsupported("os.kill with other signals than SIGTERM and SIGKILL")
    if signal == 15:
        process.terminate()
    else:
        process.kill()
    _sleep(0)


_sleep = _time_module.sleep
_os_exit.__name__ = _os_exit.__qualname__ = "_exit"
_export("os", "_exit=_os_exit kill=_os_kill_any")


# --- queues ------------------------------------------------------------------------------------------

# What was put into a queue and does not fit into its pipe, as far as the end of a process minds it.
class _Feeder:
    def __init__(self, out, name):
        self.out = out
        self.name = name
        self.waits_at_end = True

    # What is too much for the pipe waits for somebody to receive the rest.
    def flush(self):
        while self.waits_at_end and not _pipe_ready(self.out):
            _await_kernel((self.out,), "queue put", f"{self.name} to be read", None, False)

    # Nobody puts anything any more.
    def close(self):
        if _pipe_ready(self.out):
            if self in _feeders:
                _feeders.remove(self)
            _pipe_close(self.out)


class _ProcessQueue:
    __module__ = "multiprocessing.queues"

    def __init__(self, maxsize=0, *, ctx=None):
        _use_processes()
        if maxsize <= 0:
            maxsize = _MOST
        self._maxsize = maxsize
        self._in, self._out = _pipe_new(False)
        self._room = _semaphore_new(maxsize, maxsize, False)
        self._name = _object_name("queue")
        self._begin()

    def _begin(self):
        self._closed = False
        self._feeder = _Feeder(self._out, self._name)

    def __del__(self):
        if getattr(self, "_feeder", None) is not None:
            _pipe_close(self._in)
            self._feeder.close()

    def __getstate__(self):
        _assert_spawning(self)
        _send_end(self._in)
        _send_end(self._out)
        return self._shared()

    def _shared(self):
        return {"_maxsize": self._maxsize, "_in": self._in, "_out": self._out,
                "_room": self._room, "_name": self._name}

    def __setstate__(self, state):
        self.__dict__.update(state)
        _take_end(self._in)
        _take_end(self._out)
        self._begin()

    def __repr__(self):
        return f"<multiprocessing.queues.{type(self).__name__} object at {_address(self)}>"

    def _check_open(self):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")

    def put(self, obj, block=True, timeout=None):
        self._check_open()
        if not _semaphore_take(self._room):
            if not block:
                raise _QueueFull
            deadline = _deadline_of(timeout)
            while True:
                woken = _await_kernel((self._room,), "queue put", self._name,
                                      _time_left(deadline))
                if _semaphore_take(self._room):
                    break
                if not woken:
                    raise _QueueFull
        self._put(obj)

    # What cannot be pickled is told by the thread that feeds the pipe, and lost.
    def _put(self, obj):
        try:
            data = _pickle(obj)
        except Exception as error:
            _semaphore_give(self._room)
            _write_error(_traceback_text(error))
            return
        if self._feeder not in _feeders:
            _feeders.append(self._feeder)
        _note("queue put", self._name)
        _pipe_send(self._out, data, obj)

    def get(self, block=True, timeout=None):
        self._check_open()
        data = _pipe_receive(self._in)
        if data is None:
            if not block or timeout is not None and timeout <= 0:
                self._check_begun()
            deadline = None if _pipe_begun(self._in) else _deadline_of(timeout)
            while data is None:
                woken = _await_kernel((self._in,), "queue get", self._name, _time_left(deadline))
                data = _pipe_receive(self._in)
                if data is None and not woken:
                    self._check_begun()
        _semaphore_give(self._room)
        obj = _unpickle(data)
        _note("queue got", self._name)
        _value_received(obj)
        return obj

    # A message of which this process has a part is waited for.
    def _check_begun(self):
        if not _pipe_begun(self._in):
            raise _QueueEmpty

    def put_nowait(self, obj):
        return self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return self._maxsize - _semaphore_value(self._room)

    def empty(self):
        return not _pipe_ready(self._in)

    def full(self):
        return _semaphore_value(self._room) == 0

    def close(self):
        self._closed = True

    def join_thread(self):
        assert self._closed, f"Queue {self!r} not closed"
        self._flush()

    def cancel_join_thread(self):
        self._feeder.waits_at_end = False

    def _flush(self):
        self._feeder.flush()


class _ProcessJoinableQueue(_ProcessQueue):
    __module__ = "multiprocessing.queues"

    def __init__(self, maxsize=0, *, ctx=None):
        _ProcessQueue.__init__(self, maxsize)
        self._unfinished = _hidden_semaphore(0, "queue join")
        self._finished = _HiddenCondition("queue join")

    def _shared(self):
        state = _ProcessQueue._shared(self)
        state.update(_unfinished=self._unfinished, _finished=self._finished)
        return state

    def put(self, obj, block=True, timeout=None):
        _ProcessQueue.put(self, obj, block, timeout)

    def _put(self, obj):
        with self._finished:
            self._unfinished.release()
            _ProcessQueue._put(self, obj)

    def task_done(self):
        with self._finished:
            if not self._unfinished.acquire(False):
                raise ValueError("task_done() called too many times")
            if self._unfinished.get_value() == 0:
                self._finished.notify_all()

    def join(self):
        with self._finished:
            while self._unfinished.get_value() > 0:
                self._finished.wait()


class _ProcessSimpleQueue:
    __module__ = "multiprocessing.queues"

    def __init__(self, *, ctx=None):
        self._in, self._out = _pipe_new(False)
        self._name = _object_name("queue")

    def __getstate__(self):
        _assert_spawning(self)
        _send_end(self._in)
        _send_end(self._out)
        return {"_in": self._in, "_out": self._out, "_name": self._name}

    def __setstate__(self, state):
        self.__dict__.update(state)
        _take_end(self._in)
        _take_end(self._out)

    def __repr__(self):
        return f"<multiprocessing.queues.SimpleQueue object at {_address(self)}>"

    def empty(self):
        return not _pipe_ready(self._in)

    def put(self, obj):
        data = _pickle(obj)
        _note("queue put", self._name)
        _send_message(self._out, "queue put", f"{self._name} to be read", data, obj)

    def get(self):
        obj = _unpickle(_next_message(self._in, "queue get", self._name))
        _note("queue got", self._name)
        _value_received(obj)
        return obj

    def close(self):
        _pipe_close(self._in)
        _pipe_close(self._out)

    def __del__(self):
        if getattr(self, "_name", None) is not None:
            self.close()


for _cls, _name in ((_ProcessQueue, "Queue"), (_ProcessJoinableQueue, "JoinableQueue"),
                    (_ProcessSimpleQueue, "SimpleQueue")):
    _cls.__name__ = _cls.__qualname__ = _name
