

# --- contexts.py: the rest of contextlib, functools and collections -----------------------------------

class ContextDecorator:
    __module__ = "contextlib"

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return update_wrapper(inner, func)


class AsyncContextDecorator:
    __module__ = "contextlib"

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return update_wrapper(inner, func)


class AbstractContextManager(metaclass=ABCMeta):
    __module__ = "contextlib"

    @classmethod
    def __subclasshook__(cls, C):
        if cls is not AbstractContextManager:
            return NotImplemented
        return _has_methods(C, "__enter__", "__exit__")

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None


class AbstractAsyncContextManager(metaclass=ABCMeta):
    __module__ = "contextlib"

    @classmethod
    def __subclasshook__(cls, C):
        if cls is not AbstractAsyncContextManager:
            return NotImplemented
        return _has_methods(C, "__aenter__", "__aexit__")

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None


class _Redirect:
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        sys = _sys_module()
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(_sys_module(), self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    __module__ = "contextlib"
    _stream = "stdout"


class redirect_stderr(_Redirect):
    __module__ = "contextlib"
    _stream = "stderr"


def _special_of(cm, name, kind):
    if not hasattr(type(cm), name):
        raise TypeError(f"'{type(cm).__module__}.{type(cm).__qualname__}' object does not support "
                        f"the {kind} protocol")
    return getattr(type(cm), name)


class _ExitStackBase:
    def __init__(self):
        self._callbacks = []  # (is it awaited?, function of type, value, traceback)

    def pop_all(self):
        stack = type(self)()
        stack._callbacks, self._callbacks = self._callbacks, []
        return stack

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        if method is None or isinstance(exit, _Function):
            self._callbacks.append((False, exit))
        else:
            self._callbacks.append((False, lambda *details: method(exit, *details)))
        return exit

    def enter_context(self, cm):
        enter = _special_of(cm, "__enter__", "context manager")
        leave = _special_of(cm, "__exit__", "context manager")
        result = enter(cm)
        self._callbacks.append((False, lambda *details: leave(cm, *details)))
        return result

    def callback(self, callback, /, *args, **kwds):
        self._callbacks.append((False, lambda *details: callback(*args, **kwds) and None))
        return callback


# The context that an exception raised while leaving gets: the one that was being handled. What was
# raised with nothing being handled keeps none.
def _fix_context(new, old, outer):
    while new.__context__ is not None and new.__context__ is not old:
        if new.__context__ is outer:
            new.__context__ = old
        else:
            new = new.__context__


class ExitStack(_ExitStackBase):
    __module__ = "contextlib"

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        had_error = exc_details[0] is not None
        error, outer = exc_details[1], _handled()
        pending = False
        while self._callbacks:
            _, leave = self._callbacks.pop()
            try:
                if leave(type(error) if error is not None else None, error,
                         error.__traceback__ if error is not None else None):
                    error, pending = None, False
            except BaseException as new:
                _fix_context(new, error, outer)
                error, pending = new, True
        if pending:
            raise error
        return had_error and error is None

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_ExitStackBase):
    __module__ = "contextlib"

    async def __aenter__(self):
        return self

    async def enter_async_context(self, cm):
        enter = _special_of(cm, "__aenter__", "asynchronous context manager")
        leave = _special_of(cm, "__aexit__", "asynchronous context manager")
        result = await enter(cm)
        self._callbacks.append((True, lambda *details: leave(cm, *details)))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        if method is None or isinstance(exit, _Function):
            self._callbacks.append((True, exit))
        else:
            self._callbacks.append((True, lambda *details: method(exit, *details)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def leave(*details):
            await callback(*args, **kwds)
        self._callbacks.append((True, leave))
        return callback

    async def __aexit__(self, *exc_details):
        had_error = exc_details[0] is not None
        error, outer = exc_details[1], _handled()
        pending = False
        while self._callbacks:
            is_async, leave = self._callbacks.pop()
            try:
                result = leave(type(error) if error is not None else None, error,
                               error.__traceback__ if error is not None else None)
                if is_async:
                    result = await result
                if result:
                    error, pending = None, False
            except BaseException as new:
                _fix_context(new, error, outer)
                error, pending = new, True
        if pending:
            raise error
        return had_error and error is None

    async def aclose(self):
        await self.__aexit__(None, None, None)


_export("contextlib", """ContextDecorator AsyncContextDecorator AbstractContextManager
AbstractAsyncContextManager redirect_stdout redirect_stderr ExitStack AsyncExitStack""")


# --- functools

class cached_property:
    __module__ = "functools"

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ "
                            "on it.")
        value = instance.__dict__[self.attrname] = self.func(instance)
        return value


class partialmethod:
    __module__ = "functools"

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        func, args, keywords = self.func, self.args, self.keywords

        def _method(self, /, *more, **kwds):
            return func(self, *args, *more, **{**keywords, **kwds})
        return _method if obj is None else lambda *more, **kwds: _method(obj, *more, **kwds)


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return registry[object]

    def register(cls, func=None):
        if func is not None:
            registry[cls] = func
            return func
        if isinstance(cls, type):
            return lambda f: register(cls, f)
        if get_origin(cls) in (_UnionType, _typing_Union):
            return lambda f: register_each(cls, f)
        if not getattr(cls, "__annotations__", {}):
            raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either "
                            "`@register(some_class)` or plain `@register` on an annotated "
                            "function.")
        name, first = next(iter(get_type_hints(cls).items()))
        if get_origin(first) in (_UnionType, _typing_Union):
            return register_each(first, cls)
        if not isinstance(first, type):
            raise TypeError(f"Invalid annotation for {name!r}. {first!r} is not a class.")
        registry[first] = cls
        return cls

    def register_each(union, func):
        for cls in get_args(union):
            registry[cls] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kw)

    wrapper.registry = registry
    wrapper.dispatch = dispatch
    wrapper.register = register
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    __module__ = "functools"

    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            method = self.dispatcher.dispatch(type(args[0]))
            return method(obj, *args, **kwargs)
        _method.register = self.register
        return update_wrapper(_method, self.func)


WRAPPER_UPDATES = ("__dict__",)
_export("functools", "WRAPPER_UPDATES singledispatch")


# Descriptors of a program's own making: what stands on them is offered when the machine has them.
class _OwnDescriptor:
    name = None

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return self.name


class _HasDescriptor:
    own = _OwnDescriptor()


if _HasDescriptor().own == "own":
    _export("functools", "cached_property partialmethod singledispatchmethod")


# --- collections.ChainMap

class ChainMap(MutableMapping):
    __module__ = "collections"

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys.update(dict.fromkeys(mapping))
        return iter(keys)

    def __contains__(self, key):
        return any([key in m for m in self.maps])

    def __bool__(self):
        return any(self.maps)

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    def new_child(self, m=None, **kwargs):
        return type(self)({**(m or {}), **kwargs} if m is None or kwargs else m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]

    def pop(self, key, *args):
        if key not in self.maps[0] and not args:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        return self.maps[0].pop(key, *args)

    def popitem(self):
        if not self.maps[0]:
            raise KeyError("No keys found in the first mapping.")
        return self.maps[0].popitem()

    def clear(self):
        self.maps[0].clear()

    def __or__(self, other):
        return type(self)({**self.maps[0], **dict(other.items())}, *self.maps[1:])

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([repr(m) for m in self.maps])})"


_export("collections", "ChainMap")
