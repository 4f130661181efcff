

# --- copy.py ---------------------------------------------------------------------------------------

class _CopyError(Exception):
    __module__ = "copy"


_CopyError.__name__ = _CopyError.__qualname__ = "Error"

_copied_as_is = (int, float, complex, bool, str, bytes, type(None), type(...), type(NotImplemented),
                 type, range, _Function, type(print), property, frozenset, type(str.join),
                 type(str.__add__), type("".__add__))


# A new object of the same class with the same attributes: what copy makes of an object that says
# nothing of its own.
def _rebuilt(x, memo):
    cls = type(x)
    if cls.__module__ == "_thread":
        _cannot_pickle(x)
    if isinstance(x, BaseException):
        args = x.args if memo is None else deepcopy(x.args, memo)
        made = cls(*args)
        state = x.__dict__
    elif isinstance(x, (_Future, _Loop)) or cls.__module__ in ("_asyncio", "builtins") and \
            not isinstance(x, _deep_builtin) and cls is not object:
        _cannot_pickle(x)
    elif isinstance(x, deque):
        made = cls() if x.maxlen is None else cls((), x.maxlen)
        if memo is not None:
            memo[id(x)] = made
        for item in list(x):
            made.append(item if memo is None else deepcopy(item, memo))
        state = _slots_dict(x)
    else:
        new_args = getattr(cls, "__getnewargs__", None)
        inside = _payload(x)
        if new_args is not None:
            made = cls.__new__(cls, *(deepcopy(new_args(x), memo) if memo is not None else new_args(x)))
        elif inside is not x and not isinstance(x, (list, dict, set)):
            made = cls.__new__(cls, inside if memo is None else deepcopy(inside, memo))
        else:
            made = cls.__new__(cls)
        if memo is not None:
            memo[id(x)] = made
        if isinstance(x, (list, set)):
            for item in (inside if memo is None else deepcopy(inside, memo)):
                if isinstance(x, list):
                    list.append(made, item)
                else:
                    set.add(made, item)
        elif isinstance(x, dict):
            for key, value in (inside if memo is None else deepcopy(inside, memo)).items():
                dict.__setitem__(made, key, value)
        state = _slots_dict(x)
    get_state = getattr(cls, "__getstate__", None)
    if isinstance(get_state, _Function):
        state = get_state(x)
    if memo is not None:
        memo[id(x)] = made
        state = deepcopy(state, memo)
    set_state = getattr(cls, "__setstate__", None)
    if set_state is not None:
        if state:
            set_state(made, state)
    elif state:
        for name, value in state.items():
            object.__setattr__(made, name, value)
    return made


_deep_builtin = (int, float, str, bytes, tuple, list, dict, set, frozenset)


def _has_reduction(cls):
    return isinstance(getattr(cls, "__reduce_ex__", None), _Function) or \
        isinstance(getattr(cls, "__reduce__", None), _Function) or issubclass(cls, _copied_by_parts)


def _reduction_of(x):
    own = getattr(type(x), "__reduce_ex__", None)
    if isinstance(own, _Function):
        return own(x, 4)
    own = getattr(type(x), "__reduce__", None)
    return own(x) if isinstance(own, _Function) else _object_reduce(x)


# Made again from what __reduce_ex__ or __reduce__ says.
def _copied_by_reduction(x, memo):
    reduction = _reduction_of(x)
    if isinstance(reduction, str):
        return x
    function, args, state, items, pairs = (tuple(reduction) + (None,) * 3)[:5]
    made = _rebuilt_by(function, args if memo is None else [deepcopy(arg, memo) for arg in args])
    if memo is not None:
        memo[id(x)] = made
    if state is not None:
        _set_pickled_state(made, state if memo is None else deepcopy(state, memo))
    for item in items or ():
        made.append(item if memo is None else deepcopy(item, memo))
    for key, value in pairs or ():
        made[key if memo is None else deepcopy(key, memo)] = \
            value if memo is None else deepcopy(value, memo)
    return made


def copy(x):
    cls = type(x)
    own = getattr(cls, "__copy__", None)
    if own is not None and cls is not type:
        return own(x)
    if cls in _copied_as_is or isinstance(x, type) or cls is tuple or cls is slice:
        return x
    if cls is list or cls is dict or cls is set:
        return x.copy()
    if _has_reduction(cls):
        return _copied_by_reduction(x, None)
    return _rebuilt(x, None)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _copied_as_is and cls is not frozenset or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    key = id(x)
    known = memo.get(key, _nil)
    if known is not _nil:
        return known
    if cls is list:
        made = memo[key] = []
        for item in x:
            made.append(deepcopy(item, memo))
    elif cls is dict:
        made = memo[key] = {}
        for k, v in x.items():
            made[deepcopy(k, memo)] = deepcopy(v, memo)
    elif cls is tuple:
        parts = [deepcopy(item, memo) for item in x]
        if key in memo:
            return memo[key]
        made = x if all(a is b for a, b in zip(x, parts)) else tuple(parts)
    elif cls is set:
        made = {deepcopy(item, memo) for item in x}
    elif cls is frozenset:
        made = frozenset([deepcopy(item, memo) for item in x])
    elif cls is _MethodType:
        made = _MethodType_new(x.__func__, deepcopy(x.__self__, memo))
    else:
        own = getattr(cls, "__deepcopy__", None)
        if own is not None:
            made = own(x, memo)
        elif _has_reduction(cls):
            made = _copied_by_reduction(x, memo)
        else:
            made = _rebuilt(x, memo)
    if made is not x:
        memo[key] = made
        memo.setdefault(id(memo), []).append(x)
    return made


_shortcut(deepcopy, "deepcopy")


def _MethodType_new(function, self):
    return function.__get__(self) if hasattr(function, "__get__") else _bind_method(function, self)


_export("copy", "copy deepcopy Error=_CopyError error=_CopyError")
