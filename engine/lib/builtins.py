

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
