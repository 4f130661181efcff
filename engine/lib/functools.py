

# --- functools.py, contextlib, itertools, operator -------------------------------------------------

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


_partial = partial
_reduce_missing = object()


def reduce(function, iterable, initial=_reduce_missing, /):
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


class _CacheInfo:
    __module__ = "functools"

    def __init__(self, hits, misses, maxsize, currsize):
        self.hits, self.misses, self.maxsize, self.currsize = hits, misses, maxsize, currsize

    def __iter__(self):
        return iter((self.hits, self.misses, self.maxsize, self.currsize))

    def __getitem__(self, index):
        return tuple(self)[index]

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return (f"CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, "
                f"currsize={self.currsize})")


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize, 128, typed)
    if maxsize is not None:
        maxsize = max(maxsize, 0)
    return lambda function: _cached(function, maxsize, typed)


def cache(user_function, /):
    return _cached(user_function, None, False)


def _cached(function, maxsize, typed):
    known, missing = {}, object()
    hits = misses = 0

    def wrapper(*args, **kwds):
        nonlocal hits, misses
        key = (args, tuple(kwds.items())) if kwds else args
        if typed:
            key = (key, tuple(type(x) for x in args))
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
    return update_wrapper(lambda *args, **kwds: _GeneratorContextManager(func, args, kwds), func)


def asynccontextmanager(func):
    return update_wrapper(lambda *args, **kwds: _AsyncGeneratorContextManager(func, args, kwds), func)


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


def _iter_count(start=0, step=1):
    for number in (start, step):
        if not any(hasattr(type(number), name) for name in ("__index__", "__float__", "__complex__")):
            raise TypeError("a number is required")
    return _count_on(start, step)


def _count_on(start, step):
    while True:
        yield start
        start += step


def _iter_cycle(iterable):
    saved = []
    for x in iterable:
        yield x
        saved.append(x)
    while saved:
        yield from saved


def _iter_repeat(object, times=None):
    while times is None or times > 0:
        yield object
        if times is not None:
            times -= 1


class chain:
    __module__ = "itertools"

    def __init__(self, *iterables):
        self._gen = _iter_chain(iterables)

    @classmethod
    def from_iterable(cls, iterable):
        made = cls()
        made._gen = _iter_chain(iterable)
        return made

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._gen)


def _iter_chain(iterables):
    for it in iterables:
        yield from it


def _iter_islice(iterable, *bounds):
    s = slice(*bounds)
    start, step = s.start or 0, s.step or 1
    stop = s.stop
    for number in (start, step, 0 if stop is None else stop):
        if not isinstance(number, int) or number < 0:
            raise ValueError("Indices for islice() must be None or an integer: "
                             "0 <= x <= sys.maxsize.")
    return _iter_slice(iter(iterable), start, stop, step)


def _iter_slice(it, start, stop, step):
    index, wanted = 0, start
    while stop is None or index < stop:
        for x in it:
            break
        else:
            return
        if index == wanted:
            yield x
            wanted += step
        index += 1


def _iter_product(*iterables, repeat=1):
    return _product_rows([tuple(it) for it in iterables] * repeat)


def _product_rows(pools):
    if not pools:
        yield ()
        return
    last = pools[-1]
    for row in _product_rows(pools[:-1]):
        for x in last:
            yield row + (x,)


# Rows of r items, each with what may follow it.
def _permuted_rows(pool, r):
    if r == 0:
        yield (), pool
        return
    for row, left in _permuted_rows(pool, r - 1):
        for i, x in enumerate(left):
            yield row + (x,), left[:i] + left[i + 1:]


def _chosen_rows(pool, r, step):
    if r == 0:
        yield (), pool
        return
    for row, left in _chosen_rows(pool, r - 1, step):
        for i, x in enumerate(left):
            yield row + (x,), left[i + step:]


def _with_last(rows):
    for row, left in rows:
        for x in left:
            yield row + (x,)


def _check_row_length(r):
    if r < 0:
        raise ValueError("r must be non-negative")


def _iter_permutations(iterable, r=None):
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    _check_row_length(r)
    return _with_last(_permuted_rows(pool, r - 1)) if r else _product_rows(())


def _iter_combinations(iterable, r):
    pool = tuple(iterable)
    _check_row_length(r)
    return _with_last(_chosen_rows(pool, r - 1, 1)) if r else _product_rows(())


def _iter_combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    _check_row_length(r)
    return _with_last(_chosen_rows(pool, r - 1, 0)) if r else _product_rows(())


def _iter_accumulate(iterable, func=None, *, initial=None):
    it = iter(iterable)
    total = initial
    if initial is None:
        for total in it:
            break
        else:
            return
    yield total
    for x in it:
        total = total + x if func is None else func(total, x)
        yield total


def _iter_zip_longest(*iterables, fillvalue=None):
    its = [iter(it) for it in iterables]
    left = len(its)
    while left:
        row = []
        for i, it in enumerate(its):
            x = fillvalue
            if it is not None:
                for x in it:
                    break
                else:
                    its[i] = None
                    left -= 1
            row.append(x)
        if left:
            yield tuple(row)


def _iter_takewhile(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            break
        yield x


def _iter_dropwhile(predicate, iterable):
    dropping = True
    for x in iterable:
        dropping = dropping and predicate(x)
        if not dropping:
            yield x


def _iter_filterfalse(predicate, iterable):
    for x in iterable:
        if not (x if predicate is None else predicate(x)):
            yield x


def _iter_starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def _iter_compress(data, selectors):
    for x, chosen in zip(data, selectors):
        if chosen:
            yield x


def _iter_pairwise(iterable):
    first = True
    for x in iterable:
        if not first:
            yield before, x
        before, first = x, False


def _iter_groupby(iterable, key=None):
    group = []
    for x in iterable:
        k = x if key is None else key(x)
        if group and k != current:
            yield current, iter(group)
            group = []
        current = k
        group.append(x)
    if group:
        yield current, iter(group)


def _iter_tee(iterable, n=2):
    it = iter(iterable)
    queues = [_Deque() for _ in range(n)]

    def branch(own):
        while True:
            if not own:
                for x in it:
                    for queue in queues:
                        queue.append(x)
                    break
                else:
                    return
            yield own.popleft()

    return tuple(branch(queue) for queue in queues)


_export("itertools", """count=_iter_count cycle=_iter_cycle repeat=_iter_repeat chain
islice=_iter_islice product=_iter_product permutations=_iter_permutations
combinations=_iter_combinations
combinations_with_replacement=_iter_combinations_with_replacement accumulate=_iter_accumulate
zip_longest=_iter_zip_longest takewhile=_iter_takewhile dropwhile=_iter_dropwhile
filterfalse=_iter_filterfalse starmap=_iter_starmap compress=_iter_compress
pairwise=_iter_pairwise groupby=_iter_groupby tee=_iter_tee""")
