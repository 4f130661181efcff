

# --- process_locks.py: what processes exclude each other with, and memory that they share ----------------

_MOST = 2147483647  # what a semaphore can count to


# A semaphore of the kernel; what is not the kernel's is this process's own.
class SemLock:
    __module__ = "multiprocessing.synchronize"
    _recursive = False

    def _make(self, value, most, reason, is_lock=False):
        _use_processes()
        self._number = _semaphore_new(value, most, is_lock)
        self._reason = reason
        self._most = most
        self._owner = None  # (pid, thread) that has it, as far as this process knows
        self._count = 0

    def __getstate__(self):
        _assert_spawning(self)
        return {"_number": self._number, "_reason": self._reason, "_most": self._most,
                "_owner": None, "_count": 0}

    def _text(self):
        number = _semaphore_number(self._number)
        holder = _semaphore_holder(self._number)
        text = f"shared lock {number}" if number else f"a shared {self._reason}"
        return f"{text}, held by {holder}" if number and holder else text

    def _is_mine(self):
        return self._owner == (_process_pid(), get_ident()) and self._count > 0

    def acquire(self, block=True, timeout=None):
        if self._recursive and self._is_mine():
            self._count += 1
            return True
        if not _semaphore_take(self._number):
            if not block or timeout is not None and timeout <= 0:
                return False
            deadline = _deadline_of(timeout)
            while True:
                reason = "blocked on a lock" if self._reason == "lock" else self._reason
                woken = _await_kernel((self._number,), reason, self._text(), _time_left(deadline))
                if _semaphore_take(self._number):
                    break
                if not woken:
                    return False
        self._owner = (_process_pid(), get_ident())
        self._count = self._count + 1 if not self._recursive else 1
        return True

    def __enter__(self):
        return self.acquire()

    def release(self):
        if self._recursive:
            if not self._is_mine():
                raise AssertionError("attempt to release recursive lock not owned by thread")
            self._count -= 1
            if self._count == 0:
                self._owner = None
                _semaphore_give(self._number)
            return
        self._count -= 1
        if not _semaphore_give(self._number):
            self._count += 1
            raise ValueError("semaphore or lock released too many times")

    def __exit__(self, *args):
        self.release()

    def _owner_name(self):
        if self._is_mine():
            name = _this_process[0].name
            thread = _current_thread().name
            return name if thread == "MainThread" else f"{name}|{thread}"
        if _semaphore_value(self._number) == 1:
            return "None"
        return "SomeOtherThread" if self._count > 0 else "SomeOtherProcess"


_SemLock = SemLock


class _ProcessLock(SemLock):
    __module__ = "multiprocessing.synchronize"

    def __init__(self, *, ctx=None):
        self._make(1, 1, "lock", True)

    def __repr__(self):
        return f"<Lock(owner={self._owner_name()})>"


class _ProcessRLock(SemLock):
    __module__ = "multiprocessing.synchronize"
    _recursive = True

    def __init__(self, *, ctx=None):
        self._make(1, 1, "lock", True)

    def __repr__(self):
        name = self._owner_name()
        count = self._count if self._is_mine() else 0 if name == "None" else "nonzero"
        return f"<RLock({name}, {count})>"


class _ProcessSemaphore(SemLock):
    __module__ = "multiprocessing.synchronize"

    def __init__(self, value=1, *, ctx=None):
        if value < 0:
            raise OSError(22, "Invalid argument")
        self._make(value, _MOST, "semaphore")

    def get_value(self):
        return _semaphore_value(self._number)

    def __repr__(self):
        return f"<{type(self).__name__}(value={self.get_value()})>"


class _ProcessBoundedSemaphore(_ProcessSemaphore):
    __module__ = "multiprocessing.synchronize"

    def __init__(self, value=1, *, ctx=None):
        self._make(value, value, "semaphore")

    def __repr__(self):
        return f"<BoundedSemaphore(value={self.get_value()}, maxvalue={self._most})>"


def _hidden_semaphore(value, reason):
    semaphore = _new_instance(_ProcessSemaphore)
    semaphore._make(value, _MOST, reason)
    return semaphore


# Who waits has counted itself as sleeping; who notifies lets as many pass as it wants, and waits
# until they have seen it.
class _ProcessCondition:
    __module__ = "multiprocessing.synchronize"
    _waiting = "condition"

    def __init__(self, lock=None, *, ctx=None):
        self._lock = lock or _ProcessRLock()
        self._sleeping = _hidden_semaphore(0, self._waiting)
        self._woken = _hidden_semaphore(0, self._waiting)
        self._gate = _hidden_semaphore(0, self._waiting)
        self._bind()

    def _bind(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __getstate__(self):
        _assert_spawning(self)
        return (self._lock, self._sleeping, self._woken, self._gate)

    def __setstate__(self, state):
        self._lock, self._sleeping, self._woken, self._gate = state
        self._bind()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        waiting = _semaphore_value(self._sleeping._number) - _semaphore_value(self._woken._number)
        return f"<Condition({self._lock}, {waiting})>"

    def wait(self, timeout=None):
        assert self._lock._is_mine(), "must acquire() condition before using wait()"
        self._sleeping.release()
        count = self._lock._count
        for _ in range(count):
            self._lock.release()
        try:
            return self._gate.acquire(True, timeout)
        finally:
            self._woken.release()
            for _ in range(count):
                self._lock.acquire()

    def notify(self, n=1):
        assert self._lock._is_mine(), "lock is not owned"
        assert not self._gate.acquire(False), "notify: Should not have been able to acquire " \
            + "_wait_semaphore"
        while self._woken.acquire(False):  # those whose time was over before
            self._sleeping.acquire(False)
        sleepers = 0
        while sleepers < n and self._sleeping.acquire(False):
            self._gate.release()
            sleepers += 1
        if self._waiting == "condition":
            _note("condition notified", "shared condition")
        if sleepers:
            for _ in range(sleepers):
                self._woken.acquire()
            while self._gate.acquire(False):
                pass

    def notify_all(self):
        self.notify(_MOST)

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        deadline = _deadline_of(timeout)
        while not result:
            left = _time_left(deadline)
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result


class _HiddenCondition(_ProcessCondition):
    def __init__(self, waiting):
        self._waiting = waiting
        _ProcessCondition.__init__(self, _hidden_semaphore(1, waiting))

    def __getstate__(self):
        return _ProcessCondition.__getstate__(self) + (self._waiting,)

    def __setstate__(self, state):
        self._waiting = state[4]
        _ProcessCondition.__setstate__(self, state[:4])


class _ProcessEvent:
    __module__ = "multiprocessing.synchronize"

    def __init__(self, *, ctx=None):
        self._cond = _HiddenCondition("event")
        self._flag = _hidden_semaphore(0, "event")

    def __repr__(self):
        state = "set" if self.is_set() else "unset"
        return f"<Event at {_address(self)} {state}>"

    def is_set(self):
        return _semaphore_value(self._flag._number) > 0

    def set(self):
        with self._cond:
            self._flag.acquire(False)
            self._flag.release()
            _note("event set", "shared event")
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag.acquire(False)

    def wait(self, timeout=None):
        with self._cond:
            if not self.is_set():
                self._cond.wait(timeout)
            return self.is_set()


# As that of threads; state and count are shared.
class _ProcessBarrier(Barrier):
    __module__ = "multiprocessing.synchronize"
    _states = ("filling", "draining", "resetting", "broken")

    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        self._cond = _HiddenCondition("barrier")
        self._cells = _cells_new(2, False)
        self._parties = parties
        self._action = action
        self._timeout = timeout

    @property
    def _phase_(self):
        return self._states[_cell(self._cells, 0)]

    @_phase_.setter
    def _phase_(self, state):
        _set_cell(self._cells, 0, self._states.index(state))

    @property
    def _count(self):
        return _cell(self._cells, 1)

    @_count.setter
    def _count(self, count):
        _set_cell(self._cells, 1, count)


for _cls, _name in ((_HiddenCondition, "Condition"), (_ProcessLock, "Lock"), (_ProcessRLock, "RLock"),
                    (_ProcessSemaphore, "Semaphore"),
                    (_ProcessBoundedSemaphore, "BoundedSemaphore"),
                    (_ProcessCondition, "Condition"), (_ProcessEvent, "Event"),
                    (_ProcessBarrier, "Barrier")):
    _cls.__name__ = _cls.__qualname__ = _name


# --- shared memory

def _c_type_of(typecode):
    code = getattr(typecode, "_type_", typecode)
    if isinstance(typecode, type) and code in ("z", "Z", "P"):
        _unsupported("pointers in shared memory")
    if code not in _c_types:
        raise TypeError("this type has no size")
    return code


# Some numbers of one C type.
class _Cells:
    def __init__(self, typecode, count):
        self._code = _c_type_of(typecode)
        self._name = _c_types[self._code][0]
        self._length = count
        self._number = _cells_new(count, self._code in "fd")

    def _get(self, index):
        return _from_c(self._code, _cell(self._number, index))

    def _set(self, index, value):
        _set_cell(self._number, index, _as_c(self._code, value))


# Some structures: for each field the numbers of all of them.
class _StructureCells:
    def __init__(self, cls, count):
        self._cls = cls
        self._name = cls.__name__
        self._code = None
        self._length = count
        self._fields = {name: _Cells(code, count) for name, code in _fields_of(cls)}

    def _get(self, index):
        return _new_instance(self._cls)._place(self._fields, index)

    def _set(self, index, value):
        if isinstance(value, self._cls):
            value = tuple([getattr(value, name) for name in self._fields])
        if not isinstance(value, tuple):
            raise TypeError(f"expected {self._name} instance, got {type(value).__name__}")
        self._get(index)._fill(value)


def _is_structure(kind):
    return isinstance(kind, type) and issubclass(kind, _CStructure)


def _new_cells(kind, count):
    return _StructureCells(kind, count) if _is_structure(kind) else _Cells(kind, count)


def _raw_value(typecode_or_type, *args):
    if not _is_structure(typecode_or_type):
        return _RawValue(typecode_or_type, *args)
    value = _StructureCells(typecode_or_type, 1)._get(0)
    value._fill(args)
    return value


class _RawValue(_Cells):
    __module__ = "multiprocessing.sharedctypes"

    def __init__(self, typecode, *args):
        _Cells.__init__(self, typecode, 1)
        if args:
            self._set(0, args[0])

    @property
    def value(self):
        return self._get(0)

    @value.setter
    def value(self, value):
        self._set(0, value)

    def __repr__(self):
        return f"{self._name}({self.value!r})"


class _RawArray:
    __module__ = "multiprocessing.sharedctypes"

    def __init__(self, typecode, size_or_initializer):
        if isinstance(size_or_initializer, int):
            if size_or_initializer < 0:
                raise ValueError(f"Array length must be >= 0, not {size_or_initializer}")
            items, self._length = (), size_or_initializer
        else:
            items = list(size_or_initializer)
            self._length = len(items)
        self._cells = _new_cells(typecode, self._length)
        self._code, self._name = self._cells._code, self._cells._name
        self._get, self._set = self._cells._get, self._cells._set
        for index, item in enumerate(items):
            self._set(index, item)

    def __len__(self):
        return self._length

    def _place(self, index):
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError("invalid index")
        return index

    def __getitem__(self, index):
        if isinstance(index, slice):
            items = [self._get(i) for i in range(*index.indices(self._length))]
            if self._code == "c":
                return b"".join(items)
            return "".join(items) if self._code == "u" else items
        return self._get(self._place(index))

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(self._length))
            values = list(value)
            if len(places) != len(values):
                raise ValueError("Can only assign sequence of same size")
            for place, item in zip(places, values):
                self._set(place, item)
            return
        self._set(self._place(index), value)

    def __iter__(self):
        for index in range(self._length):
            yield self._get(index)

    @property
    def raw(self):
        return b"".join([self._get(i) for i in range(self._length)])

    @property
    def value(self):
        if self._code == "c":
            return self.raw.split(b"\0")[0]
        if self._code == "u":
            return "".join(list(self)).split("\0")[0]
        raise AttributeError(f"'{self._name}_Array_{self._length}' object has no attribute 'value'")

    @value.setter
    def value(self, value):
        if len(value) > self._length:
            raise ValueError("byte string too long")
        for index, item in enumerate(value):
            self._set(index, item)
        if len(value) < self._length:
            self._set(len(value), 0 if self._code == "c" else "\0")

    def __repr__(self):
        return f"<multiprocessing.sharedctypes.{self._name}_Array_{self._length} object at " \
            f"{_address(self)}>"


class SynchronizedBase:
    __module__ = "multiprocessing.sharedctypes"

    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        self._lock = lock or _ProcessRLock()
        self.get_lock = self._give_lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __getstate__(self):
        _assert_spawning(self)
        return (self._obj, self._lock)

    def __setstate__(self, state):
        SynchronizedBase.__init__(self, *state)

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def get_obj(self):
        return self._obj

    def _give_lock(self):
        return self._lock

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self._obj}>"


class Synchronized(SynchronizedBase):
    __module__ = "multiprocessing.sharedctypes"

    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value


class SynchronizedArray(SynchronizedBase):
    __module__ = "multiprocessing.sharedctypes"

    def __len__(self):
        return len(self._obj)

    def __getitem__(self, index):
        with self._lock:
            return self._obj[index]

    def __setitem__(self, index, value):
        with self._lock:
            self._obj[index] = value

    def __iter__(self):
        for index in range(len(self._obj)):
            yield self[index]


class SynchronizedString(SynchronizedArray):
    __module__ = "multiprocessing.sharedctypes"

    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value

    @property
    def raw(self):
        with self._lock:
            return self._obj.raw


_Synchronized, _SynchronizedArray, _SynchronizedString = \
    Synchronized, SynchronizedArray, SynchronizedString


# A class whose instances lend the fields of a structure, each under the lock.
def _synchronized_structure(cls):
    def field(name):
        def get(self):
            with self._lock:
                return getattr(self._obj, name)

        def put(self, value):
            with self._lock:
                setattr(self._obj, name, value)

        return property(get, put)

    name = "Synchronized" + cls.__name__
    members = {field_name: field(field_name) for field_name, _ in _fields_of(cls)}
    return type(name, (SynchronizedBase,), {"__module__": "multiprocessing.sharedctypes", **members})


def _synchronize(obj, lock=None, ctx=None):
    if isinstance(obj, _CStructure):
        return _synchronized_structure(type(obj))(obj, lock)
    if isinstance(obj, _RawArray):
        return (_SynchronizedString if obj._code == "c" else _SynchronizedArray)(obj, lock)
    return _Synchronized(obj, lock)


def _lock_for(lock):
    if lock in (True, None):
        return _ProcessRLock()
    if not hasattr(lock, "acquire"):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return lock


def _shared_value(typecode_or_type, *args, lock=True):
    value = _raw_value(typecode_or_type, *args)
    if lock is False:
        return value
    if _is_structure(typecode_or_type):
        return _synchronized_structure(typecode_or_type)(value, _lock_for(lock))
    return _Synchronized(value, _lock_for(lock))


def _shared_array(typecode_or_type, size_or_initializer, *, lock=True):
    array = _RawArray(typecode_or_type, size_or_initializer)
    if lock is False:
        return array
    kind = _SynchronizedString if array._code == "c" else _SynchronizedArray
    return kind(array, _lock_for(lock))
