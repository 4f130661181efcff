

# --- builtins.py: builtin functions that are written in Python --------------------------------------

_nothing = object()


def aiter(async_iterable, /):
    method = getattr(type(async_iterable), "__aiter__", None)
    if method is None:
        raise TypeError(f"'{_type_name(async_iterable)}' object is not an async iterable")
    iterator = method(async_iterable)
    if not hasattr(type(iterator), "__anext__"):
        raise TypeError("aiter() returned not an async iterator of type "
                        f"'{_type_name(iterator)}'")
    return iterator


def anext(async_iterator, default=_nothing, /):
    method = getattr(type(async_iterator), "__anext__", None)
    if method is None:
        raise TypeError(f"'{_type_name(async_iterator)}' object is not an async iterator")
    awaitable = method(async_iterator)
    return awaitable if default is _nothing else _anext_or(awaitable, default)


async def _anext_or(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default


def vars(object=_nothing, /):
    return locals() if object is _nothing else _vars_of(object)


def dir(object=_nothing, /):
    return sorted(locals()) if object is _nothing else _dir_of(object)


def _sys_module():
    import sys
    return sys


def _exit(code=None):
    raise SystemExit(code)


_export("builtins", "aiter anext vars dir globals locals input=_input exit=_exit quit=_exit")


# What a native does with the special method of an object, where threads may have to wait in it.

def _wait_len(obj):
    count = type(obj).__len__(obj)
    if not isinstance(count, int):
        count = range(count).stop
    if count < 0:
        raise ValueError("__len__() should return >= 0")
    return count


def _wait_repr(obj):
    text = type(obj).__repr__(obj)
    if not isinstance(text, str):
        raise TypeError(f"__repr__ returned non-string (type {_type_name(text)})")
    return text


def _wait_str(obj):
    method = type(obj).__str__
    if method is object.__str__:
        return _wait_repr(obj)
    text = method(obj)
    if not isinstance(text, str):
        raise TypeError(f"__str__ returned non-string (type {_type_name(text)})")
    return text


def _wait_bool(obj):
    method = getattr(type(obj), "__bool__", None)
    if method is None:
        return _wait_len(obj) > 0
    truth = method(obj)
    if truth is not True and truth is not False:
        raise TypeError(f"__bool__ should return bool, returned {_type_name(truth)}")
    return truth


def _wait_iter(obj):
    iterator = type(obj).__iter__(obj)
    if not hasattr(type(iterator), "__next__"):
        raise TypeError(f"iter() returned non-iterator of type '{_type_name(iterator)}'")
    return iterator


def _wait_collect(cls, obj):
    return cls(_wait_iter(obj))


def _wait_print(*args, **kwargs):
    texts = []
    try:
        for arg in args:
            texts.append(str(arg))
    except BaseException:
        if texts:
            separator = kwargs.get("sep")
            kwargs["end"] = " " if separator is None else separator
            print(*texts, **kwargs)
        raise
    print(*texts, **kwargs)


def _wait_format(obj, spec=""):
    method = type(obj).__format__
    if method is object.__format__:
        if spec:
            return method(obj, spec)  # refuses
        return _wait_str(obj)
    text = method(obj, spec)
    if not isinstance(text, str):
        raise TypeError(f"__format__ must return a str, not {_type_name(text)}")
    return text


def _wait_format_str(obj, spec):
    return format(_wait_str(obj), spec)


def _wait_format_repr(obj, spec):
    return format(_wait_repr(obj), spec)


def _wait_fill(template, *args, **kwargs):
    return template.format(*[_told(x) for x in args], **{k: _told(x) for k, x in kwargs.items()})


def _told(obj):
    return obj if _is_plain(obj) else _wait_format(obj)


def _is_plain(obj):
    return obj is None or isinstance(obj, (str, int, float, list, tuple, dict))


def _wait_percent(template, values):
    told = values if isinstance(values, tuple) else (values,)
    kinds = _percent_kinds(template)
    if kinds is None or len(kinds) != len(told):
        return str.__mod__(template, values)
    return template % tuple([_told_as(*pair) for pair in zip(kinds, told)])


def _told_as(kind, obj):
    return str(obj) if kind == "s" and not _is_plain(obj) else obj


def _percent_kinds(template):
    kinds = []
    at = template.find("%")
    while at >= 0:
        at += 1
        while template[at:at + 1] and template[at] in "0123456789.-+ #":
            at += 1
        kind = template[at:at + 1]
        if not kind.isalpha() and kind != "%":
            return None
        if kind == "r":
            return None
        if kind != "%":
            kinds.append(kind)
        at = template.find("%", at + 1)
    return kinds


def _wait_hash(obj):
    value = type(obj).__hash__(obj)
    if not isinstance(value, int):
        raise TypeError("__hash__ method should return an integer")
    return hash(value)


def _wait_in(items, wanted):
    for item in items:
        if item is wanted or item == wanted:
            return True
    return False


def _wait_index(items, wanted, start=0, stop=None, /):
    for place in range(*slice(start, stop).indices(len(items))):
        if place >= len(items):
            break
        if items[place] is wanted or items[place] == wanted:
            return place
    raise ValueError(f"{wanted!r} is not in list")


def _wait_count(items, wanted, /):
    return sum([1 for item in items if item is wanted or item == wanted])


def _wait_remove(items, wanted, /):
    for place, item in enumerate(items):
        if item is wanted or item == wanted:
            del items[place:place + 1]
            return
    raise ValueError("list.remove(x): x not in list")


def _wait_sum(items, /, start=0):
    for item in items:
        start = start + item
    return start


def _wait_max(*args, key=None, default=_nothing):
    return _wait_extreme(max, True, args, key, default)


def _wait_min(*args, key=None, default=_nothing):
    return _wait_extreme(min, False, args, key, default)


def _wait_extreme(native, wants_more, items, key, default):
    if len(items) == 1:
        items = items[0]
    elif default is not _nothing:
        return native(0, 0, default=default)  # refuses
    best = best_key = _nothing
    for item in items:
        value = item if key is None else key(item)
        if best is _nothing or (value > best_key if wants_more else value < best_key):
            best, best_key = item, value
    if best is not _nothing:
        return best
    return native(()) if default is _nothing else default


def _wait_sorted(items, /, *, key=None, reverse=False):
    items = list(items)
    _wait_sort(items, key=key, reverse=reverse)
    return items


# While it is sorted the list is empty; what the program puts into it meanwhile is an error.
def _wait_sort(items, /, *, key=None, reverse=False):
    [].sort(reverse=reverse)
    values = items[:]
    items.clear()
    try:
        _sort_by(values, values if key is None else [key(x) for x in values], reverse)
    finally:
        intruders = items[:]
        items[:] = values
    if intruders:
        raise ValueError("list modified during sort")


def _sort_by(values, keys, reverse):
    if _is_plain(keys[0] if keys else None):
        order = list(range(len(values)))  # the values may order themselves
        order.sort(key=keys[:].__getitem__, reverse=reverse)
        values[:] = [values[place] for place in order]
        return
    both = [values] if values is keys else [keys, values]
    if reverse:  # turned round before and after, equals keep their order
        for items in both:
            items.reverse()
    try:
        _insert_others(keys, both, _first_run(keys, both))
    finally:
        if reverse:
            for items in both:
                items.reverse()


# Comparisons as in sort.c, one by one, for up to 63 items; more end up in the same order.
def _first_run(keys, both):
    length = 2
    if len(keys) < 2:
        return len(keys)
    if keys[1] < keys[0]:
        while length < len(keys) and keys[length] < keys[length - 1]:
            length += 1
        for items in both:
            items[:length] = items[:length][::-1]
    else:
        while length < len(keys) and not keys[length] < keys[length - 1]:
            length += 1
    return length


def _insert_others(keys, both, count):
    for place in range(count, len(keys)):
        low, high = 0, place
        while low < high:
            middle = (low + high) // 2
            if keys[place] < keys[middle]:
                high = middle
            else:
                low = middle + 1
        for items in both:
            items.insert(low, items.pop(place))
