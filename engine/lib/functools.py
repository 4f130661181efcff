

# --- functools.py, contextlib, operator -------------------------------------------------

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=("__dict__",)):
    for name in assigned:
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    for name, value in getattr(wrapped, "__dict__", {}).items():
        setattr(wrapper, name, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=("__dict__",)):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class partial:
    __module__ = "functools"
    _tp_name_ = "functools.partial"

    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, _partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)]
        parts += [repr(x) for x in self.args]
        parts += [f"{k}={v!r}" for k, v in self.keywords.items()]
        return f"functools.partial({', '.join(parts)})"

    _shortcut(__call__, "partial")


_partial = partial
_reduce_missing = object()


def reduce(function, iterable, initial=_reduce_missing, /):
    if not hasattr(type(iterable), "__iter__") and not hasattr(type(iterable), "__getitem__"):
        raise TypeError("reduce() arg 2 must support iteration")
    for x in (it := iter(iterable)) if initial is _reduce_missing else ():
        initial = x
        break
    else:
        if initial is _reduce_missing:
            raise TypeError("reduce() of empty iterable with no initial value")
        it = iter(iterable)
    for x in it:
        initial = function(initial, x)
    return initial


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize, 128, typed)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    if maxsize is not None:
        maxsize = max(maxsize, 0)
    return lambda function: _cached(function, maxsize, typed)


def cache(user_function):
    return _cached(user_function, None, False)


_keys_themselves = int, str


def _cached(function, maxsize, typed):
    known, missing = {}, object()
    hits = misses = 0

    def wrapper(*args, **kwds):
        nonlocal hits, misses
        if kwds or typed:
            key = (args, tuple(kwds.items())) if kwds else args
            if typed:
                key = (key, tuple(type(x) for x in args))
        else:  # so that f(1) and f(1.0) are told apart
            key = args[0] if len(args) == 1 and type(args[0]) in _keys_themselves else args
        result = known.get(key, missing)
        if result is not missing:
            hits += 1
            if maxsize is not None:  # the order of the dict is the order of use
                del known[key]
                known[key] = result
            return result
        misses += 1
        result = function(*args, **kwds)
        if maxsize != 0:
            known[key] = result
            if maxsize is not None and len(known) > maxsize:
                del known[next(iter(known))]
        return result

    _shortcut(wrapper, "cached")

    def cache_info():
        return _CacheInfo(hits, misses, maxsize, len(known))

    def cache_clear():
        nonlocal hits, misses
        known.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def total_ordering(cls):
    def unless_known(result, change):
        return result if result is NotImplemented else change(result)

    made = {
        "__lt__": {
            "__gt__": lambda a, b: unless_known(a.__lt__(b), lambda r: not r and a != b),
            "__le__": lambda a, b: unless_known(a.__lt__(b), lambda r: r or a == b),
            "__ge__": lambda a, b: unless_known(a.__lt__(b), lambda r: not r)},
        "__le__": {
            "__ge__": lambda a, b: unless_known(a.__le__(b), lambda r: not r or a == b),
            "__lt__": lambda a, b: unless_known(a.__le__(b), lambda r: r and a != b),
            "__gt__": lambda a, b: unless_known(a.__le__(b), lambda r: not r)},
        "__gt__": {
            "__lt__": lambda a, b: unless_known(a.__gt__(b), lambda r: not r and a != b),
            "__ge__": lambda a, b: unless_known(a.__gt__(b), lambda r: r or a == b),
            "__le__": lambda a, b: unless_known(a.__gt__(b), lambda r: not r)},
        "__ge__": {
            "__le__": lambda a, b: unless_known(a.__ge__(b), lambda r: not r or a == b),
            "__gt__": lambda a, b: unless_known(a.__ge__(b), lambda r: r and a != b),
            "__lt__": lambda a, b: unless_known(a.__ge__(b), lambda r: not r)}}
    for root, others in made.items():
        if root in cls.__dict__:
            for name, function in others.items():
                if name not in cls.__dict__:
                    setattr(cls, name, function)
            return cls
    raise ValueError("must define at least one ordering operation: < > <= >=")


def cmp_to_key(mycmp):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

    return K


_export("functools", """WRAPPER_ASSIGNMENTS update_wrapper wraps partial reduce lru_cache cache
total_ordering cmp_to_key""")


class _GeneratorContextManager:
    __module__ = "contextlib"

    def __init__(self, function, args, kwds):
        self._made = function, args, kwds
        self.gen = function(*args, **kwds)

    def __call__(self, function):
        made = self._made

        def inner(*args, **kwds):
            with type(self)(*made):
                return function(*args, **kwds)

        return update_wrapper(inner, function)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.gen.throw(value)
        except StopIteration as error:
            return error is not value
        except RuntimeError as error:
            if error is value or error.__cause__ is value and isinstance(value, StopIteration):
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            value.__traceback__ = traceback
            return False
        raise RuntimeError("generator didn't stop after throw()")


class _AsyncGeneratorContextManager:
    __module__ = "contextlib"

    def __init__(self, function, args, kwds):
        self._made = function, args, kwds
        self.gen = function(*args, **kwds)

    def __call__(self, function):
        made = self._made

        async def inner(*args, **kwds):
            async with type(self)(*made):
                return await function(*args, **kwds)

        return update_wrapper(inner, function)

    async def __aenter__(self):
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await self.gen.__anext__()
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as error:
            return error is not value
        except RuntimeError as error:
            if error is value or error.__cause__ is value and \
                    isinstance(value, (StopIteration, StopAsyncIteration)):
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            value.__traceback__ = traceback
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def contextmanager(func):
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return update_wrapper(helper, func)


def asynccontextmanager(func):
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return update_wrapper(helper, func)


class suppress:
    __module__ = "contextlib"

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class closing:
    __module__ = "contextlib"

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing:
    __module__ = "contextlib"

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class nullcontext:
    __module__ = "contextlib"

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


_export("contextlib", "contextmanager asynccontextmanager suppress closing aclosing nullcontext")
