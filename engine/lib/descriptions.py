# Texts about tasks, futures and handles: what they show in repr and in reports. Nested values are
# cut short as the library does; functions of the library itself are said to be where Debian keeps
# CPython 3.11's.

_LIBRARY = "/usr/lib/python3.11/asyncio/"

# qualified name -> file, line of the definition, line where it waits
_LIBRARY_PLACES = {
    "sleep": ("tasks.py", 637, 649),
    "wait": ("tasks.py", 399, 428),
    "wait_for": ("tasks.py", 436, 476),
    "to_thread": ("threads.py", 12, 25),
    "_wrap_awaitable": ("tasks.py", 687, 694),
    "_release_waiter": ("tasks.py", 431, 431),
    "_wait.<locals>._on_completion": ("tasks.py", 519, 519),
    "as_completed.<locals>._on_completion": ("tasks.py", 602, 602),
    "as_completed.<locals>._on_timeout": ("tasks.py", 596, 596),
    "as_completed.<locals>._wait_for_one": ("tasks.py", 610, 611),
    "gather.<locals>._done_callback": ("tasks.py", 764, 764),
    "shield.<locals>._inner_done_callback": ("tasks.py", 891, 891),
    "shield.<locals>._outer_done_callback": ("tasks.py", 908, 908),
    "_run_until_complete_cb": ("base_events.py", 180, 180),
    "Queue.get": ("queues.py", 149, 158),
    "Queue.put": ("queues.py", 110, 120),
    "Queue.join": ("queues.py", 206, 215),
    "Lock.acquire": ("locks.py", 93, 114),
    "Event.wait": ("locks.py", 200, 213),
    "Condition.wait": ("locks.py", 248, 267),
    "Condition.wait_for": ("locks.py", 285, 294),
    "Semaphore.acquire": ("locks.py", 364, 387),
    "Barrier.wait": ("locks.py", 481, 497),
    "Barrier.reset": ("locks.py", 547, 547),
    "Barrier.abort": ("locks.py", 562, 562),
}


def _library_place(name, is_waiting):
    file, definition, waiting = _LIBRARY_PLACES[name]
    return f"{_LIBRARY}{file}:{waiting if is_waiting else definition}"


# --- short forms -----------------------------------------------------------------------------------

_SHORT_DEPTH = 6
_SHORT_ITEMS = {"list": 6, "tuple": 6, "set": 6, "frozenset": 6, "deque": 6, "dict": 4}
_SHORT_TEXT = 30
_SHORT_NUMBER = 40


def _cut(text, most):
    if len(text) <= most:
        return text
    head = (most - 3) // 2
    tail = most - 3 - head
    return text[:head] + "..." + text[len(text) - tail:]


def _short(value, depth=_SHORT_DEPTH):
    kind = type(value).__name__
    if kind == "str":
        text = repr(value[:_SHORT_TEXT])
        if len(text) <= _SHORT_TEXT:
            return text
        head = (_SHORT_TEXT - 3) // 2
        tail = _SHORT_TEXT - 3 - head
        text = repr(value[:head] + value[len(value) - tail:])
        return text[:head] + "..." + text[len(text) - tail:]
    if kind == "int":
        return _cut(repr(value), _SHORT_NUMBER)
    if kind in _SHORT_ITEMS and isinstance(value, (list, tuple, set, frozenset, dict)):
        return _short_items(value, kind, depth)
    return _cut(repr(value), _SHORT_TEXT)


def _short_items(value, kind, depth):
    if kind in ("set", "frozenset") and not value:
        return kind + "()"
    most = _SHORT_ITEMS[kind]
    if depth <= 0 and value:
        parts = ["..."]
    else:
        shown = _in_order(value) if kind in ("dict", "set", "frozenset") else value
        parts = []
        for item in list(shown)[:most]:
            text = _short(item, depth - 1)
            parts.append(f"{text}: {_short(value[item], depth - 1)}" if kind == "dict" else text)
        if len(value) > most:
            parts.append("...")
    inner = ", ".join(parts)
    if kind == "tuple" and len(value) == 1 and depth > 0:
        inner += ","
    before, after = {"list": "[]", "tuple": "()", "dict": "{}", "set": "{}", "frozenset": "{}"}[kind]
    text = before + inner + after
    return f"frozenset({text})" if kind == "frozenset" else text


def _in_order(values):
    try:
        return sorted(values)
    except Exception:
        return list(values)


# --- callbacks -------------------------------------------------------------------------------------

def _short_arguments(args, kwargs):
    items = [_short(x) for x in args]
    items.extend([f"{name}={_short(x)}" for name, x in kwargs.items()])
    return "(" + ", ".join(items) + ")"


def _callback_call(function, args):
    suffix = ""
    kwargs = {}
    while isinstance(function, _partial):
        suffix = _short_arguments(args, kwargs) + suffix
        function, args, kwargs = function.func, function.args, function.keywords
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", None)
    if not name:
        name = repr(function)
    return name + _short_arguments(args, kwargs) + suffix


def _callback_place(function):
    while True:
        wrapped = getattr(function, "__wrapped__", None)
        if wrapped is not None:
            function = wrapped
        elif isinstance(function, _partial):
            function = function.func
        else:
            break
    if not isinstance(function, _Function):
        return ""
    line = _function_line(function)
    if line is not None:
        return f" at {_main_file()}:{line}"
    if function.__qualname__ in _LIBRARY_PLACES:
        return " at " + _library_place(function.__qualname__, False)
    return ""


def _callback_source(function, args):
    return _callback_call(function, args) + _callback_place(function)


def _callback_text(what):
    if not isinstance(what, _Handle):
        return _callback_source(what, ())
    return _callback_source(*what._parts())


def _describe_callback(callback):
    if isinstance(callback, _Task):
        return "Task.task_wakeup()"
    if isinstance(callback, _Loop):
        return "_run_until_complete_cb() at " + _library_place("_run_until_complete_cb", False)
    if isinstance(callback, _GatheringFuture):
        name = "gather.<locals>._done_callback"
        return f"{name}() at {_library_place(name, False)}"
    return _callback_source(callback, ())


def _describe_callbacks(callbacks):
    if len(callbacks) > 2:
        texts = [_describe_callback(callbacks[0]), f"<{len(callbacks) - 2} more>",
                 _describe_callback(callbacks[-1])]
    else:
        texts = [_describe_callback(c) for c in callbacks]
    return "cb=[" + ", ".join(texts) + "]"


# --- the objects -----------------------------------------------------------------------------------

def _handle_repr(handle):
    parts = ["<" + type(handle).__name__]
    if handle.cancelled():
        parts.append("cancelled")
    if isinstance(handle, _TimerHandle):
        parts.append(f"when={handle.when()}")
    if not handle.cancelled():
        parts.append(_callback_text(handle))
    return " ".join(parts) + ">"


# Coroutines that are none of Python's functions in CPython.
_coroutine_names = {
    "_aclose": "<async_generator_athrow without __name__>",
    "_aclose_dropped": "<async_generator_athrow without __name__>",
}


def _coroutine_text(coro, line):
    name = getattr(coro, "__qualname__", "coroutine")
    is_running = coro.cr_frame is not None
    if line is not None:
        place = f"{_main_file()}:{line}"
    elif name in _LIBRARY_PLACES:
        place = _library_place(name, is_running)
    else:
        return _coroutine_names.get(name, name) + "()"
    return f"{name}() {'running' if is_running else 'done, defined'} at {place}"


_in_repr = []


def _future_repr(future):
    for other in _in_repr:
        if other is future:
            return "..."
    _in_repr.append(future)
    try:
        return _future_text(future)
    finally:
        _in_repr.pop()


def _future_text(future):
    info = []
    is_task = isinstance(future, _Task)
    state = future._state_name().lower()
    if is_task and future._must_cancel():
        state = "cancelling"
    elif is_task and state == "pending" and future.cancelling() > 0:
        state = "cancelling"
    info.append(state)
    if is_task:
        info.append("name=%r" % future.get_name())
        info.append("coro=<%s>" % _coroutine_text(future.get_coro(), future._where()))
        waiting = future._waits_for()
        if waiting is not None:
            info.append(f"wait_for={waiting!r}")
    if state == "finished":
        error = future._peek_exception()
        if error is not None:
            info.append(f"exception={error!r}")
        else:
            info.append(f"result={_short(future._peek_result())}")
    callbacks = list(future._callback_list())
    if callbacks:
        info.append(_describe_callbacks(callbacks))
    kind = "Task" if is_task else "_GatheringFuture" if isinstance(future, _GatheringFuture) else "Future"
    return "<" + kind + " " + " ".join(info) + ">"
