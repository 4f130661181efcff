

# --- builtins.py: builtin functions that are written in Python --------------------------------------

_nothing = object()


def aiter(async_iterable, /):
    method = getattr(type(async_iterable), "__aiter__", None)
    if method is None:
        raise TypeError(f"'{_type_name(async_iterable)}' object is not an async iterable")
    iterator = async_iterable.__aiter__()
    if not hasattr(iterator, "__anext__"):
        raise TypeError("aiter() returned not an async iterator of type "
                        f"'{_type_name(iterator)}'")
    return iterator


def anext(async_iterator, default=_nothing, /):
    if not hasattr(type(async_iterator), "__anext__"):
        raise TypeError(f"'{_type_name(async_iterator)}' object is not an async iterator")
    awaitable = async_iterator.__anext__()
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
