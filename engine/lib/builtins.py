

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
    if object is _nothing:
        return locals()
    if not hasattr(object, "__dict__"):
        raise TypeError("vars() argument must have __dict__ attribute")
    return object.__dict__


_object_names = """__class__ __delattr__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__
__getstate__ __gt__ __hash__ __init__ __init_subclass__ __le__ __lt__ __ne__ __new__ __reduce__
__reduce_ex__ __repr__ __setattr__ __sizeof__ __str__ __subclasshook__""".split()
_instance_names = _object_names + ["__dict__", "__module__", "__weakref__"]


def dir(object=_nothing, /):
    if object is _nothing:
        return sorted(locals())
    cls = object if isinstance(object, type) else type(object)
    own = getattr(cls, "__dir__", None)
    if cls is not object and isinstance(own, _Function):
        return sorted(object.__dir__())
    names = set(_instance_names)
    for base in cls.__mro__[:-1]:
        if base.__module__ == "builtins":
            _unsupported(f"dir() of a builtin class ('{base.__name__}')")
        names.update(base.__dict__)
    names.discard("__qualname__")
    if cls is not object:
        names.update(getattr(object, "__dict__", ()))
    return sorted(names)


def _sys_module():
    import sys
    return sys


def _exit(code=None):
    raise SystemExit(code)


_export("builtins", "aiter anext vars dir globals locals input=_input exit=_exit quit=_exit")
