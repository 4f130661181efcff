

# --- process_manager.py: multiprocessing.Manager -----------------------------------------------------

# The objects live in a process of their own. A proxy sends what is to be done, and waits for the
# answer: every thread of every client has a pipe to the server, and there a thread that serves it.

class RemoteError(Exception):
    __module__ = "multiprocessing.managers"

    def __str__(self):
        return "\n" + "-" * 75 + "\n" + str(self.args[0]) + "-" * 75


_RemoteError = RemoteError


class _ManagerToken:
    __module__ = "multiprocessing.managers"

    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __repr__(self):
        return f"Token(typeid={self.typeid!r}, address={self.address!r}, id={self.id!r})"


_ManagerToken.__name__ = _ManagerToken.__qualname__ = "Token"
_dict_views = (type({}.keys()), type({}.values()), type({}.items()))


def _public_methods(obj):
    return [name for name in dir(obj) if name[0] != "_" and callable(getattr(obj, name))]


# What the server keeps of an object, and how it is asked for something.
class _Managed:
    def __init__(self, obj, exposed, method_to_typeid):
        self.obj = obj
        self.exposed = exposed
        self.method_to_typeid = method_to_typeid


class _ManagerServer:
    def __init__(self, registry, address):
        self.registry = registry
        self.address = address
        self.count = 0
        self.objects = {}

    def serve(self, requests):
        while True:
            client = _unpickle(requests._receive())
            if client is None:
                return
            _start_hidden("a client of the manager", self.serve_client, (client,))

    def serve_client(self, client):
        while True:
            try:
                data = client._receive()
            except EOFError:
                return
            answer = self.answer(data)
            try:
                data = _pickle(answer)
            except Exception as error:
                data = _pickle(("#UNSERIALIZABLE", _traceback_text(error)))
            try:
                client._send(data)
            except OSError:
                return
            answer = None

    def answer(self, data):
        try:
            number, name, args, kwargs = _unpickle(data)
            if number == 0:
                return "#RETURN", getattr(self, name)(*args, **kwargs)
            managed = self.objects[number]
            if name not in managed.exposed:
                return self.answer_unexposed(managed, name)
            function = getattr(managed.obj, name)
        except Exception as error:
            return "#TRACEBACK", _traceback_text(error)
        try:
            result = function(*args, **kwargs)
        except Exception as error:
            return "#ERROR", error
        typeid = managed.method_to_typeid and managed.method_to_typeid.get(name)
        if typeid:
            return "#PROXY", (typeid, *self.create(typeid, result))
        return "#RETURN", list(result) if isinstance(result, _dict_views) else result

    def answer_unexposed(self, managed, name):
        obj = managed.obj
        if name == "__repr__":
            return "#RETURN", repr(obj)
        if name == "__str__":
            return "#RETURN", str(obj)
        if name == "#GETVALUE":
            return "#RETURN", obj
        error = AttributeError(f"method {name!r} of {type(obj)!r} object is not in "
                               f"exposed={managed.exposed!r}")
        return "#TRACEBACK", _traceback_text(error)

    # A new object: its number, and what can be done with it.
    def create(self, typeid, /, *args, **kwargs):
        function, exposed, method_to_typeid, _ = self.registry[typeid]
        if function is not None:
            obj = function(*args, **kwargs)
        elif kwargs or len(args) != 1:
            raise ValueError("Without callable, must have one non-keyword argument")
        else:
            obj = args[0]
        if exposed is None:
            exposed = _public_methods(obj)
        if method_to_typeid is not None:
            exposed = list(exposed) + list(method_to_typeid)
        self.count += 1
        self.objects[self.count] = _Managed(obj, tuple(exposed), method_to_typeid)
        return self.count, tuple(exposed)

    def begin(self):
        pass

    def shutdown(self):
        _pipe_send(self.address, _pickle(None))


def _run_manager(registry, requests, address, initializer, initargs):
    if initializer is not None:
        initializer(*initargs)
    _ManagerServer(registry, address).serve(requests)


# --- clients

_manager_links = {}  # (thread, address) -> this process's connection
_proxies_made = {}  # (name, methods) -> class of MakeProxyType, for what the program asked for


def _forget_managers():
    _manager_links.clear()
    _proxies_made.clear()


_forgetters.append(_forget_managers)


def _connect_to_manager(address):
    link = _manager_links.get((get_ident(), address))
    if link is None:
        link, other = _process_pipe()
        if not _pipe_send(address, _pickle(other)):
            raise FileNotFoundError(2, "No such file or directory")
        other.close()
        _manager_links[(get_ident(), address)] = link
    return link


def _ask_manager(address, number, name, args=(), kwargs={}):
    link = _connect_to_manager(address)
    link._send(_pickle((number, name, args, kwargs)))
    data = _next_message(link._handle, "input or output", "the manager's answer")
    if data is False:
        raise EOFError
    return _unpickle(data)


def _answer_of_manager(kind, result):
    if kind == "#RETURN":
        return result
    if kind == "#ERROR":
        raise result
    if kind == "#UNSERIALIZABLE":
        raise _RemoteError(f"Unserializable message: {result}\n")
    raise _RemoteError(result)


class BaseProxy:
    __module__ = "multiprocessing.managers"
    _exposed_ = None

    def __init__(self, token, serializer, manager=None, authkey=None, exposed=None, incref=True,
                 manager_owned=False):
        self._token = token
        self._id = token.id
        self._manager = manager
        self._serializer = serializer

    def _callmethod(self, methodname, args=(), kwds={}):
        token = self._token
        kind, result = _ask_manager(token.address, token.id, methodname, args, kwds)
        if kind == "#PROXY":
            typeid, number, exposed = result
            proxytype = self._manager_types()[typeid]
            return _make_proxy(proxytype, _ManagerToken(typeid, token.address, number), None, exposed)
        return _answer_of_manager(kind, result)

    def _manager_types(self):
        registry = self._manager._registry if self._manager else _SyncManager._registry
        return {typeid: entry[3] for typeid, entry in registry.items()}

    def _getvalue(self):
        return self._callmethod("#GETVALUE")

    def __reduce__(self):
        token = self._token
        proxytype, exposed = type(self), None
        if getattr(self, "_is_auto", False):
            proxytype, exposed = None, self._exposed_
        return _rebuild_proxy, (proxytype, token.typeid, token.address, token.id, exposed)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid {self._token.typeid!r} at {_address(self)}>"

    def __str__(self):
        try:
            return self._callmethod("__repr__")
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


_BaseProxy = BaseProxy


def _make_proxy(proxytype, token, manager, exposed):
    if proxytype is None or proxytype is _AutoProxy:
        return _auto_proxy(token, manager, exposed)
    return proxytype(token, "pickle", manager=manager, exposed=exposed)


def _rebuild_proxy(proxytype, typeid, address, number, exposed):
    return _make_proxy(proxytype, _ManagerToken(typeid, address, number), None, exposed)


def _proxy_method(name):
    def method(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)
    method.__name__ = name
    method.__qualname__ = name
    return method


def MakeProxyType(name, exposed):
    exposed = tuple(exposed)
    if (name, exposed) not in _proxies_made:
        members = {method: _proxy_method(method) for method in exposed}
        members["__module__"] = "multiprocessing.managers"
        made = type(name, (_BaseProxy,), members)
        made._exposed_ = exposed
        _proxies_made[(name, exposed)] = made
    return _proxies_made[(name, exposed)]


_MakeProxyType = MakeProxyType


def _auto_proxy(token, manager, exposed):
    made = _MakeProxyType(f"AutoProxy[{token.typeid}]", exposed)
    proxy = made(token, "pickle", manager=manager)
    proxy._is_auto = True
    return proxy


def AutoProxy(token, serializer, manager=None, authkey=None, exposed=None, incref=True,
              manager_owned=False):
    return _auto_proxy(token, manager, exposed)


_AutoProxy = AutoProxy


# --- the proxies of what a SyncManager has

class IteratorProxy(BaseProxy):
    __module__ = "multiprocessing.managers"
    _exposed_ = ("__next__", "send", "throw", "close")

    def __iter__(self):
        return self

    def __next__(self, *args):
        return self._callmethod("__next__", args)

    def send(self, *args):
        return self._callmethod("send", args)

    def throw(self, *args):
        return self._callmethod("throw", args)

    def close(self, *args):
        return self._callmethod("close", args)


class AcquirerProxy(BaseProxy):
    __module__ = "multiprocessing.managers"
    _exposed_ = ("acquire", "release")

    def acquire(self, blocking=True, timeout=None):
        return self._callmethod("acquire", (blocking,) if timeout is None else (blocking, timeout))

    def release(self):
        return self._callmethod("release")

    def __enter__(self):
        return self._callmethod("acquire")

    def __exit__(self, exc_type, exc_val, exc_tb):
        return self._callmethod("release")


_AcquirerProxy = AcquirerProxy


class ConditionProxy(AcquirerProxy):
    __module__ = "multiprocessing.managers"
    _exposed_ = ("acquire", "release", "wait", "notify", "notify_all")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))

    def notify(self, n=1):
        return self._callmethod("notify", (n,))

    def notify_all(self):
        return self._callmethod("notify_all")

    wait_for = _ProcessCondition.wait_for


class EventProxy(BaseProxy):
    __module__ = "multiprocessing.managers"
    _exposed_ = ("is_set", "set", "clear", "wait")

    def is_set(self):
        return self._callmethod("is_set")

    def set(self):
        return self._callmethod("set")

    def clear(self):
        return self._callmethod("clear")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))


class BarrierProxy(BaseProxy):
    __module__ = "multiprocessing.managers"
    _exposed_ = ("__getattribute__", "wait", "abort", "reset")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))

    def abort(self):
        return self._callmethod("abort")

    def reset(self):
        return self._callmethod("reset")

    @property
    def parties(self):
        return self._callmethod("__getattribute__", ("parties",))

    @property
    def n_waiting(self):
        return self._callmethod("__getattribute__", ("n_waiting",))

    @property
    def broken(self):
        return self._callmethod("__getattribute__", ("broken",))


class NamespaceProxy(BaseProxy):
    __module__ = "multiprocessing.managers"
    _exposed_ = ("__getattribute__", "__setattr__", "__delattr__")

    def __getattr__(self, key):
        if key[0] == "_":
            return object.__getattribute__(self, key)
        return self._callmethod("__getattribute__", (key,))

    def __setattr__(self, key, value):
        if key[0] == "_":
            return object.__setattr__(self, key, value)
        return self._callmethod("__setattr__", (key, value))

    def __delattr__(self, key):
        if key[0] == "_":
            return object.__delattr__(self, key)
        return self._callmethod("__delattr__", (key,))


class ValueProxy(BaseProxy):
    __module__ = "multiprocessing.managers"
    _exposed_ = ("get", "set")

    def get(self):
        return self._callmethod("get")

    def set(self, value):
        return self._callmethod("set", (value,))

    value = property(get, set)


DictProxy = MakeProxyType("DictProxy", """__contains__ __delitem__ __getitem__ __iter__ __len__
__setitem__ clear copy get items keys pop popitem setdefault update values""".split())
DictProxy._method_to_typeid_ = {"__iter__": "Iterator"}
_BaseListProxy = MakeProxyType("BaseListProxy", """__add__ __contains__ __delitem__ __getitem__
__len__ __mul__ __reversed__ __rmul__ __setitem__ append count extend index insert pop remove
reverse sort __imul__""".split())


class ListProxy(_BaseListProxy):
    __module__ = "multiprocessing.managers"

    def __iadd__(self, value):
        self._callmethod("extend", (value,))
        return self

    def __imul__(self, value):
        self._callmethod("__imul__", (value,))
        return self

    def __reversed__(self):
        return reversed(self._getvalue())


ArrayProxy = MakeProxyType("ArrayProxy", ("__len__", "__getitem__", "__setitem__"))
_BasePoolProxy = MakeProxyType("PoolProxy", """apply apply_async close imap imap_unordered join map
map_async starmap starmap_async terminate""".split())


class PoolProxy(_BasePoolProxy):
    __module__ = "multiprocessing.managers"
    _exposed_ = _BasePoolProxy._exposed_

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


PoolProxy._method_to_typeid_ = {
    "apply_async": "AsyncResult", "map_async": "AsyncResult", "starmap_async": "AsyncResult",
    "imap": "Iterator", "imap_unordered": "Iterator"}


# --- what it keeps, where there is no class for it

class Namespace:
    __module__ = "multiprocessing.managers"

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        parts = sorted([f"{name}={value!r}" for name, value in self.__dict__.items()
                        if not name.startswith("_")])
        return f"{type(self).__name__}({', '.join(parts)})"


_ManagedNamespace = Namespace


class _ManagedValue:
    __module__ = "multiprocessing.managers"

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    value = property(get, set)

    def __repr__(self):
        return f"Value({self._typecode!r}, {self._value!r})"


_ManagedValue.__name__ = _ManagedValue.__qualname__ = "Value"
_typed_array = array


def _managed_array(typecode, sequence, lock=True):
    return _typed_array(typecode, sequence)


# --- managers

class BaseManager:
    __module__ = "multiprocessing.managers"
    _registry = {}  # typeid -> (function, exposed, method_to_typeid, proxytype)

    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None, *,
                 shutdown_timeout=1.0):
        if address is not None:
            _unsupported("a manager with an address on the network")
        _use_processes()
        self._state = "INITIAL"
        self._ctx = ctx or _get_context()

    def get_server(self):
        _unsupported("BaseManager.get_server")

    def connect(self):
        _unsupported("BaseManager.connect")

    def start(self, initializer=None, initargs=()):
        if self._state != "INITIAL":
            raise _ProcessError("Already started server" if self._state == "STARTED"
                                else "Manager has shut down")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        requests, address = _process_pipe(False)
        self._requests = address
        self._address = address._handle
        process = self._ctx.Process(target=_run_manager, args=(
            self._registry, requests, self._address, initializer, initargs))
        number = ":".join([str(i) for i in process._identity])
        process.name = f"{type(self).__name__}-{number}"
        process.start()
        requests.close()
        _ask_manager(self._address, 0, "begin")
        self._process = process
        self._state = "STARTED"
        self.shutdown = self._finalize
        _process_finalizers.append((0, self._finalize))

    def _finalize(self):
        if self._state != "STARTED" or self._process._parent_pid != _process_pid():
            return
        self._state = "SHUTDOWN"
        if self._process.is_alive():
            _ask_manager(self._address, 0, "shutdown")
            self._process.join(1.0)
            if self._process.is_alive():
                self._process.terminate()
                self._process.join()

    def _create(self, typeid, /, *args, **kwds):
        assert self._state == "STARTED", "server not yet started"
        kind, result = _ask_manager(self._address, 0, "create", (typeid, *args), kwds)
        number, exposed = _answer_of_manager(kind, result)
        return _ManagerToken(typeid, self._address, number), exposed

    def join(self, timeout=None):
        self._process.join(timeout)

    @property
    def address(self):
        return self._address

    def __enter__(self):
        if self._state == "INITIAL":
            self.start()
        assert self._state == "STARTED"
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None,
                 create_method=True):
        if "_registry" not in cls.__dict__:
            cls._registry = cls._registry.copy()
        if proxytype is None:
            proxytype = _AutoProxy
        exposed = exposed or getattr(proxytype, "_exposed_", None)
        method_to_typeid = method_to_typeid or getattr(proxytype, "_method_to_typeid_", None)
        cls._registry[typeid] = (callable, exposed, method_to_typeid, proxytype)
        if create_method:
            setattr(cls, typeid, _manager_method(typeid, proxytype))


def _manager_method(typeid, proxytype):
    def create(self, /, *args, **kwds):
        token, exposed = self._create(typeid, *args, **kwds)
        return _make_proxy(proxytype, token, self, exposed)
    create.__name__ = create.__qualname__ = typeid
    return create


class SyncManager(BaseManager):
    __module__ = "multiprocessing.managers"


_SyncManager = SyncManager
for _name, _function, _proxytype in (
        ("Queue", Queue, None), ("JoinableQueue", Queue, None), ("Event", Event, EventProxy),
        ("Lock", allocate_lock, AcquirerProxy), ("RLock", RLock, AcquirerProxy),
        ("Semaphore", Semaphore, AcquirerProxy),
        ("BoundedSemaphore", BoundedSemaphore, AcquirerProxy),
        ("Condition", Condition, ConditionProxy), ("Barrier", Barrier, BarrierProxy),
        ("Pool", _process_pool, PoolProxy), ("list", list, ListProxy), ("dict", dict, DictProxy),
        ("Value", _ManagedValue, ValueProxy), ("Array", _managed_array, ArrayProxy),
        ("Namespace", Namespace, NamespaceProxy)):
    SyncManager.register(_name, _function, _proxytype)
SyncManager.register("Iterator", proxytype=IteratorProxy, create_method=False)
SyncManager.register("AsyncResult", create_method=False)


def _process_manager():
    manager = _SyncManager(ctx=_get_context())
    manager.start()
    return manager


def _context_manager(self):
    manager = _SyncManager(ctx=self.get_context())
    manager.start()
    return manager


BaseContext.Manager = _context_manager
_process_manager.__name__ = _process_manager.__qualname__ = "Manager"
_proxies_made.clear()  # the library has its own by name
_export("multiprocessing", "Manager=_process_manager")
_export("multiprocessing.managers", """BaseManager SyncManager BaseProxy Token=_ManagerToken RemoteError
MakeProxyType AutoProxy IteratorProxy AcquirerProxy ConditionProxy EventProxy BarrierProxy
NamespaceProxy ValueProxy DictProxy ListProxy ArrayProxy PoolProxy Namespace""")
