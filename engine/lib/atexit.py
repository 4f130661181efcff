

# --- atexit.py: what happens when the program has ended ---------------------------------------------

_exit_functions = []
_forgetters = []  # functions that empty what the library remembers of a program


def _atexit_register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _exit_functions.append((func, args, kwargs))
    return func


# Of a module, which does so while it is imported: behind whatever the program asks for.
def _at_the_very_exit(function):
    if all(entry[0] is not function for entry in _exit_functions):
        _exit_functions.insert(0, (function, (), {}))


def _atexit_unregister(func, /):
    _exit_functions[:] = [entry for entry in _exit_functions if entry[0] != func]


def _run_exit_functions():
    while _exit_functions:
        function, args, kwargs = _exit_functions.pop()
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            _write_error(f"Exception ignored in atexit callback: {function!r}\n"
                         + _traceback_text(error))


def _forget_program():
    for forget in _forgetters:
        forget()


def _atexit_ncallbacks():
    return len(_exit_functions)


_export("atexit", """register=_atexit_register unregister=_atexit_unregister
_run_exitfuncs=_run_exit_functions _ncallbacks=_atexit_ncallbacks""")
