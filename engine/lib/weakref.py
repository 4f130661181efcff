

# --- weakref.py: weakref ------------------------------------------------------------------------------
# A reference's _target is what the machine gave for the object; it sets it to None when the
# object dies, and calls _callback (engine/vm/weak.h).

# Classes of the library that in CPython have no place for weak references.
_not_weak = ("collections.defaultdict", "datetime.datetime", "datetime.date", "datetime.time",
             "datetime.timedelta", "datetime.timezone", "itertools.count", "itertools.cycle",
             "_contextvars.Context", "decimal.Decimal")


class ReferenceType:
    __module__ = "weakref"
    __slots__ = ("_target", "_callback", "_hash", "__weakref__")

    def __new__(cls, ob, callback=None, /, *args, **kwargs):
        if cls is ReferenceType and callback is None:
            for other in _weak_list(ob):
                if type(other) is ReferenceType and other._callback is None:
                    return other
        if getattr(type(ob), "_tp_name_", None) in _not_weak:
            raise TypeError(f"cannot create weak reference to '{type(ob)._tp_name_}' object")
        self = object.__new__(cls)
        self._target, self._callback, self._hash = None, callback, None
        self._target = _weak_make(self, ob)
        return self

    def __init__(self, ob, callback=None, /):
        pass

    def __call__(self):
        return _weak_get(self._target)

    @property
    def __callback__(self):
        return self._callback

    def __hash__(self):
        if self._hash is None:
            if self._target is None:
                raise TypeError("weak object has gone away")
            self._hash = hash(_weak_get(self._target))
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        if self._target is None or other._target is None:
            return self is other
        return _weak_get(self._target) == _weak_get(other._target)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def __repr__(self):
        if self._target is None:
            return f"<weakref at {_address(self)}; dead>"
        ob = _weak_get(self._target)
        name = getattr(ob, "__name__", None)
        text = f"<weakref at {_address(self)}; to '{_type_name(ob)}' at {_address(ob)}"
        return f"{text} ({name})>" if isinstance(name, str) else text + ">"

    def __class_getitem__(cls, item):
        return _parameterized(cls, item)


_weak_ref = ReferenceType


def getweakrefs(object, /):
    return _weak_list(object)


def getweakrefcount(object, /):
    return len(_weak_list(object))


# --- proxies

def _unproxied(value):
    return _proxied(value) if type(value) in _proxy_types else value


def _proxied(proxy):
    ob = object.__getattribute__(proxy, "_ref")()
    if ob is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return ob


class ProxyType:
    __module__ = "weakref"
    _tp_name_ = "weakref.ProxyType"
    __slots__ = ("_ref", "__weakref__")

    def __getattribute__(self, name):
        return getattr(_proxied(self), name)

    def __setattr__(self, name, value):
        setattr(_proxied(self), name, value)

    def __delattr__(self, name):
        delattr(_proxied(self), name)

    def __repr__(self):
        ob = object.__getattribute__(self, "_ref")()
        return f"<weakproxy at {_address(self)} to {_type_name(ob)} at {_address(ob)}>"

    def __str__(self):
        return str(_proxied(self))

    def __bool__(self):
        return bool(_proxied(self))

    def __len__(self):
        return len(_proxied(self))

    def __getitem__(self, key):
        return _proxied(self)[key]

    def __setitem__(self, key, value):
        _proxied(self)[key] = value

    def __delitem__(self, key):
        del _proxied(self)[key]

    def __contains__(self, item):
        return item in _proxied(self)

    def __iter__(self):
        return iter(_proxied(self))

    def __next__(self):
        ob = _proxied(self)
        if not hasattr(type(ob), "__next__"):
            raise TypeError(f"Weakref proxy referenced a non-iterator '{_type_name(ob)}' object")
        return next(ob)

    def __reversed__(self):
        return reversed(_proxied(self))

    def __int__(self):
        return int(_proxied(self))

    def __float__(self):
        return float(_proxied(self))

    def __index__(self):
        return _as_index(_proxied(self))

    def __eq__(self, other):
        return _proxied(self) == _unproxied(other)

    def __ne__(self, other):
        return _proxied(self) != _unproxied(other)

    def __lt__(self, other):
        return _proxied(self) < _unproxied(other)

    def __le__(self, other):
        return _proxied(self) <= _unproxied(other)

    def __gt__(self, other):
        return _proxied(self) > _unproxied(other)

    def __ge__(self, other):
        return _proxied(self) >= _unproxied(other)

    __hash__ = None


class CallableProxyType(ProxyType):
    __module__ = "weakref"
    _tp_name_ = "weakref.CallableProxyType"
    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _proxied(self)(*args, **kwargs)


def _add_proxy_operator(name, function):
    def forward(self, other):
        return function(_unproxied(self), _unproxied(other))

    def backward(self, other):
        return function(_unproxied(other), _unproxied(self))
    setattr(ProxyType, f"__{name}__", forward)
    setattr(ProxyType, f"__r{name}__", backward)


for _name, _function in (
        ("add", lambda a, b: a + b), ("sub", lambda a, b: a - b), ("mul", lambda a, b: a * b),
        ("truediv", lambda a, b: a / b), ("floordiv", lambda a, b: a // b),
        ("mod", lambda a, b: a % b), ("pow", lambda a, b: a ** b), ("and", lambda a, b: a & b),
        ("or", lambda a, b: a | b), ("xor", lambda a, b: a ^ b), ("lshift", lambda a, b: a << b),
        ("rshift", lambda a, b: a >> b), ("matmul", lambda a, b: a @ b)):
    _add_proxy_operator(_name, _function)
del _name, _function
_proxy_types = (ProxyType, CallableProxyType)


def _weak_proxy(object, callback=None, /):
    return _new_proxy(object, callback)


def _new_proxy(ob, callback):
    made = object.__new__(CallableProxyType if callable(ob) else ProxyType)
    told = None if callback is None else lambda ref: callback(made)
    object.__setattr__(made, "_ref", ReferenceType(ob, told))
    return made


# --- methods, and what is done at the end

class WeakMethod(ReferenceType):
    __module__ = "weakref"
    __slots__ = ("_function", "_made", "_alive", "_told")

    def __new__(cls, meth, callback=None):
        try:
            ob, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not "
                            f"{type(meth)}") from None
        kept = []

        def gone(ref):
            self = kept[0]()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)
        self = ReferenceType.__new__(cls, ob, gone)
        self._function = ReferenceType(function, gone)
        self._made, self._alive = type(meth), True
        kept.append(ReferenceType(self))
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        ob, function = ReferenceType.__call__(self), self._function()
        return None if ob is None or function is None else self._made(function, ob)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ReferenceType.__eq__(self, other) and self._function == other._function

    __hash__ = ReferenceType.__hash__


_live_finalizers = {}


class finalize:
    __module__ = "weakref"
    __slots__ = ()

    def __init__(self, obj, func, /, *args, **kwargs):
        if not _live_finalizers:
            _atexit_unregister(_run_finalizers)
            _atexit_register(_run_finalizers)
        ref = ReferenceType(obj, lambda ref: self())
        _live_finalizers[self] = [ref, func, args, kwargs, True]

    def __call__(self, _=None):
        info = _live_finalizers.pop(self, None)
        return None if info is None else info[1](*info[2], **info[3])

    def _shown(self):
        info = _live_finalizers.get(self)
        ob = info and info[0]()
        return None if ob is None else (ob, info[1], info[2], info[3])

    def detach(self):
        shown = self._shown()
        if shown is not None:
            del _live_finalizers[self]
        return shown

    def peek(self):
        return self._shown()

    @property
    def alive(self):
        return self in _live_finalizers

    @property
    def atexit(self):
        info = _live_finalizers.get(self)
        return bool(info) and info[4]

    @atexit.setter
    def atexit(self, value):
        info = _live_finalizers.get(self)
        if info:
            info[4] = bool(value)

    def __repr__(self):
        info = _live_finalizers.get(self)
        ob = info and info[0]()
        if ob is None:
            return f"<finalize object at {_address(self)}; dead>"
        return (f"<finalize object at {_address(self)}; for {_type_name(ob)!r} at "
                f"{_address(ob)}>")


def _run_finalizers():
    pending = [f for f, info in _live_finalizers.items() if info[4]]
    while pending:
        try:
            pending.pop()()
        except Exception as error:
            _write_error(_traceback_text(error))
        if not pending:
            pending = [f for f, info in _live_finalizers.items() if info[4]]


# --- containers

class _KeyedRef(ReferenceType):
    __slots__ = ("key",)


class WeakValueDictionary(MutableMapping):
    __module__ = "weakref"

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def _reference(self, key, value):
        me = ReferenceType(self)

        def gone(ref):
            self = me()
            if self is not None and self.data.get(ref.key) is ref:
                del self.data[ref.key]
        ref = _KeyedRef(value, gone)
        ref.key = key
        return ref

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = self._reference(key, value)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        ref = self.data.get(key)
        return ref is not None and ref() is not None

    def __iter__(self):
        for key, ref in list(self.data.items()):
            if ref() is not None:
                yield key

    keys = __iter__

    def values(self):
        for ref in list(self.data.values()):
            value = ref()
            if value is not None:
                yield value

    def items(self):
        for key, ref in list(self.data.items()):
            value = ref()
            if value is not None:
                yield key, value

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        yield from list(self.data.values())

    def get(self, key, default=None):
        ref = self.data.get(key)
        value = None if ref is None else ref()
        return default if value is None else value

    def pop(self, key, *args):
        ref = self.data.pop(key, None)
        value = None if ref is None else ref()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        while True:
            key, ref = self.data.popitem()
            value = ref()
            if value is not None:
                return key, value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(self, other=(), /, **kwargs):
        for key, value in (other.items() if hasattr(other, "items") else other):
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, Mapping) and not isinstance(other, dict):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f"<{type(self).__name__} at {_address(self)}>"


class WeakKeyDictionary(MutableMapping):
    __module__ = "weakref"

    def __init__(self, dict=None):
        self.data = {}
        me = ReferenceType(self)

        def gone(ref):
            self = me()
            if self is not None:
                self.data.pop(ref, None)
        self._remove = gone
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ReferenceType(key)]

    def __setitem__(self, key, value):
        self.data[ReferenceType(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ReferenceType(key)]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            return ReferenceType(key) in self.data
        except TypeError:
            return False

    def __iter__(self):
        for ref in list(self.data):
            key = ref()
            if key is not None:
                yield key

    keys = __iter__

    def values(self):
        for ref, value in list(self.data.items()):
            if ref() is not None:
                yield value

    def items(self):
        for ref, value in list(self.data.items()):
            key = ref()
            if key is not None:
                yield key, value

    def keyrefs(self):
        return list(self.data)

    def get(self, key, default=None):
        return self.data.get(ReferenceType(key), default)

    def pop(self, key, *args):
        return self.data.pop(ReferenceType(key), *args)

    def popitem(self):
        while True:
            ref, value = self.data.popitem()
            key = ref()
            if key is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ReferenceType(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        for key, value in (dict.items() if hasattr(dict, "items") else dict or ()):
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __repr__(self):
        return f"<{type(self).__name__} at {_address(self)}>"


class WeakSet:
    __module__ = "_weakrefset"

    def __init__(self, data=None):
        self.data = set()
        me = ReferenceType(self)

        def gone(ref):
            self = me()
            if self is not None:
                self.data.discard(ref)
        self._remove = gone
        if data is not None:
            self.update(data)

    def __iter__(self):
        for ref in list(self.data):
            item = ref()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ReferenceType(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ReferenceType(item, self._remove))

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def pop(self):
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def remove(self, item):
        self.data.remove(ReferenceType(item))

    def discard(self, item):
        self.data.discard(ReferenceType(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        made = self.copy()
        for item in list(other):
            made.discard(item)
        return made

    __sub__ = difference

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    __and__ = intersection

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    __or__ = union

    def symmetric_difference(self, other):
        made = self.difference(other)
        made.update(item for item in other if item not in self)
        return made

    __xor__ = symmetric_difference

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def issubset(self, other):
        return all(item in other for item in self)

    __le__ = issubset

    def __lt__(self, other):
        return self.issubset(other) and len(self) < len(other)

    def issuperset(self, other):
        return all(item in self for item in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return self.issuperset(other) and len(self) > len(other)

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return set(self) == set(other)

    __hash__ = None

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    def __repr__(self):
        return repr(self.data)


ProxyTypes = _proxy_types
_export("weakref", """ref=ReferenceType ReferenceType proxy=_weak_proxy ProxyType CallableProxyType
ProxyTypes getweakrefs getweakrefcount WeakMethod finalize WeakValueDictionary WeakKeyDictionary
WeakSet ReferenceError KeyedRef=_KeyedRef""")
