

# --- itertools.py ------------------------------------------------------------------------------------

# What programs see as an object of itertools: its class and its text. A loop runs on the generator
# inside, without a call of the object's own for each step; or on one in C, where what is walked
# needs no code of the program (steps.c).
class _Iterating:
    def __iter__(self):
        return self._steps

    def __next__(self):
        return next(self._steps)

    _shortcut(__iter__, "steps")
    _shortcut(__next__, "next step")


def _iterator_class(name, make, **more):
    def __init__(self, *args, **kwds):
        self._steps = make(*args, **kwds)

    own = {"__module__": "itertools", "_tp_name_": f"itertools.{name}", "__init__": __init__}
    return type(name, (_Iterating,), {**own, **more})


def _is_number(x):
    return any(hasattr(type(x), name) for name in ("__index__", "__float__", "__complex__"))


def _iter_count(start=0, step=1):
    for x in (start, step):
        if not isinstance(x, (int, float)) and not _is_number(x):
            raise TypeError("a number is required")
    return [start, step]


def _count_init(self, *args, **kwds):
    self._state = _iter_count(*args, **kwds)
    self._steps = _steps_count(self._state)


def _count_text(self):
    number, step = self._state
    if isinstance(step, int) and step == 1:
        return f"count({number!r})"
    return f"count({number!r}, {step!r})"


def _iter_cycle(iterable):
    return _steps_cycle(iterable) or _cycle_on(_walk(iterable))


def _cycle_on(it):
    saved = []
    for x in it:
        yield x
        saved.append(x)
    while saved:
        yield from saved


_forever = object()


def _iter_repeat(object, times=_forever):
    return [object, times if times is _forever else max(_as_index(times), 0)]


def _repeat_init(self, *args, **kwds):
    self._state = _iter_repeat(*args, **kwds)
    self._steps = _steps_repeat(self._state, self._state[1] is _forever)


def _repeat_text(self):
    object, times = self._state
    return f"repeat({object!r})" if times is _forever else f"repeat({object!r}, {times})"


def _repeat_left(self):
    if self._state[1] is _forever:
        raise TypeError("len() of unsized object")
    return self._state[1]


def _iter_chain(*iterables):
    return _steps_chain(iterables) or _chain_on(iterables)


def _chain_on(iterables):
    for it in iterables:
        yield from it


def _chain_from_iterable(cls, iterable, /):
    made = cls()
    made._steps = _steps_chain(iterable) or _chain_on(_walk(iterable))
    return made


def _slice_bound(x, default, least, text):
    if x is None:
        return default
    if not isinstance(x, int) and not hasattr(type(x), "__index__") or _as_index(x) < least:
        raise ValueError(text)
    return _as_index(x)


def _slice_bounds(start, stop, step):
    text = " for islice() must be None or an integer: 0 <= x <= sys.maxsize."
    is_far_below = hasattr(type(stop), "__index__") and _as_index(stop) < -1
    stop = _slice_bound(stop, None, 0, ("Indices" if is_far_below else "Stop argument") + text)
    start = _slice_bound(start, 0, 0, "Indices" + text)
    step = _slice_bound(step, 1, 1, "Step for islice() must be a positive integer or None.")
    return start, stop, step


def _iter_islice(iterable, start, stop=_forever, step=None, /):
    if stop is _forever:
        start, stop = 0, start
    step = 1 if step is None else step
    if not _are_slice_bounds(start, stop, step):
        start, stop, step = _slice_bounds(start, stop, step)
    it = _walk(iterable)
    return _steps_slice(it, start, stop, step) or _iter_slice(it, start, stop, step)


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
    return _steps_product(tuple([tuple(it) for it in iterables] * repeat))


def _check_row_length(r):
    if r < 0:
        raise ValueError("r must be non-negative")


def _iter_permutations(iterable, r=None):
    pool = tuple(iterable)
    if r is not None and not isinstance(r, int):
        raise TypeError("Expected int as r")
    r = len(pool) if r is None else r
    _check_row_length(r)
    return _steps_permutations(pool, r)


def _iter_combinations(iterable, r):
    pool = tuple(iterable)
    _check_row_length(r)
    return _steps_combinations(pool, r, False)


def _iter_combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    _check_row_length(r)
    return _steps_combinations(pool, r, True)


def _iter_accumulate(iterable, func=None, *, initial=None):
    it = _walk(iterable)
    steps = _steps_accumulate(it, initial) if func is None else None
    return steps or _accumulate_on(it, func, initial)


def _accumulate_on(it, func, initial):
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


def _iter_zip_longest(*iterables, **named):
    fillvalue = named.pop("fillvalue", None)
    if named:
        raise TypeError("zip_longest() got an unexpected keyword argument")
    its = [_walk(it) for it in iterables]
    return _steps_zip_longest(its, fillvalue) or _zip_longest_on(its, fillvalue)


def _zip_longest_on(its, fillvalue):
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
    it = _walk(iterable)
    return _steps_takewhile(it, predicate) or _takewhile_on(predicate, it)


def _takewhile_on(predicate, it):
    for x in it:
        if not predicate(x):
            break
        yield x


def _iter_dropwhile(predicate, iterable):
    it = _walk(iterable)
    return _steps_dropwhile(it, predicate) or _dropwhile_on(predicate, it)


def _dropwhile_on(predicate, it):
    dropping = True
    for x in it:
        dropping = dropping and predicate(x)
        if not dropping:
            yield x


def _iter_filterfalse(predicate, iterable):
    it = _walk(iterable)
    return _steps_filterfalse(it, predicate) or _filterfalse_on(predicate, it)


def _filterfalse_on(predicate, it):
    for x in it:
        if not (x if predicate is None else predicate(x)):
            yield x


def _iter_starmap(function, iterable):
    it = _walk(iterable)
    return _steps_starmap(it, function) or _starmap_on(function, it)


def _starmap_on(function, it):
    for args in it:
        yield function(*(args if isinstance(args, (tuple, list)) else tuple(args)))


def _iter_compress(data, selectors):
    data, selectors = _walk(data), _walk(selectors)
    return _steps_compress(data, selectors) or _compress_on(data, selectors)


def _compress_on(data, selectors):
    for x, chosen in zip(data, selectors):
        if chosen:
            yield x


def _iter_pairwise(iterable):
    it = _walk(iterable)
    return _steps_pairwise(it) or _pairwise_on(it)


def _pairwise_on(it):
    first = True
    for x in it:
        if not first:
            yield before, x
        before, first = x, False


def _iter_groupby(iterable, key=None):
    it = _walk(iterable)
    return _steps_groupby(it, key, _grouper) or _GroupBy(it, key)


# The groups share the iterator: a group that is not the newest has nothing more to give.
class _GroupBy:
    _has_item = False  # whether an item is read that no group has given
    _has_key = _has_wanted = False

    def __init__(self, it, key):
        self._it, self._key = it, key

    def __iter__(self):
        return self

    def _read(self):
        for x in self._it:
            self._item = x
            self._current = x if self._key is None else self._key(x)
            self._has_item = self._has_key = True
            return True
        return False

    def __next__(self):
        self._newest = None
        while not self._has_key or self._has_wanted and self._current == self._wanted:
            if not self._read():
                raise StopIteration
        self._wanted, self._has_wanted = self._current, True
        self._newest = group = _Group(self)
        return self._current, _grouper(group)


class _Group:
    def __init__(self, parent):
        self._parent, self._key = parent, parent._wanted

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._newest is not self or not parent._has_item and not parent._read():
            raise StopIteration
        if parent._current != self._key:
            raise StopIteration
        parent._has_item = False
        return parent._item


def _iter_tee(iterable, n=2):
    if n < 0:
        raise ValueError("n must be >= 0")
    it = _walk(iterable)
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

    return tuple(_tee(branch(queue)) for queue in queues)


# First the functions, which get the names that complaints about arguments show, then the classes.
_export("itertools", """count=_iter_count cycle=_iter_cycle repeat=_iter_repeat chain=_iter_chain
islice=_iter_islice product=_iter_product permutations=_iter_permutations
combinations=_iter_combinations
combinations_with_replacement=_iter_combinations_with_replacement accumulate=_iter_accumulate
zip_longest=_iter_zip_longest takewhile=_iter_takewhile dropwhile=_iter_dropwhile
filterfalse=_iter_filterfalse starmap=_iter_starmap compress=_iter_compress
pairwise=_iter_pairwise groupby=_iter_groupby tee=_iter_tee""")
_count_class = _iterator_class("count", None, __init__=_count_init, __repr__=_count_text)
_cycle_class = _iterator_class("cycle", _iter_cycle)
_repeat_class = _iterator_class("repeat", None, __init__=_repeat_init, __repr__=_repeat_text,
                                __length_hint__=_repeat_left)
chain = _iterator_class("chain", _iter_chain, from_iterable=classmethod(_chain_from_iterable))
_islice_class = _iterator_class("islice", _iter_islice)
_product_class = _iterator_class("product", _iter_product)
_permutations_class = _iterator_class("permutations", _iter_permutations)
_combinations_class = _iterator_class("combinations", _iter_combinations)
_combinations_repeated_class = _iterator_class("combinations_with_replacement",
                                               _iter_combinations_with_replacement)
_accumulate_class = _iterator_class("accumulate", _iter_accumulate)
_zip_longest_class = _iterator_class("zip_longest", _iter_zip_longest)
_takewhile_class = _iterator_class("takewhile", _iter_takewhile)
_dropwhile_class = _iterator_class("dropwhile", _iter_dropwhile)
_filterfalse_class = _iterator_class("filterfalse", _iter_filterfalse)
_starmap_class = _iterator_class("starmap", _iter_starmap)
_compress_class = _iterator_class("compress", _iter_compress)
_pairwise_class = _iterator_class("pairwise", _iter_pairwise)
_groupby_class = _iterator_class("groupby", _iter_groupby)
_grouper = _iterator_class("_grouper", lambda steps: steps)
_tee = _iterator_class("_tee", lambda steps: steps)
_export("itertools", """count=_count_class cycle=_cycle_class repeat=_repeat_class chain
islice=_islice_class product=_product_class permutations=_permutations_class
combinations=_combinations_class combinations_with_replacement=_combinations_repeated_class
accumulate=_accumulate_class zip_longest=_zip_longest_class takewhile=_takewhile_class
dropwhile=_dropwhile_class filterfalse=_filterfalse_class starmap=_starmap_class
compress=_compress_class pairwise=_pairwise_class groupby=_groupby_class""")
