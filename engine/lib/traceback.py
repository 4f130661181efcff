

# --- traceback.py ----------------------------------------------------------------------------------

def _tb_exception(exc, value):
    if value is _no_default:
        if not isinstance(exc, BaseException) and exc is not None:
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    return value


def format_exception(exc, /, value=_no_default, tb=_no_default, limit=None, chain=True):
    error = _tb_exception(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    if limit is not None:
        _unsupported("traceback.format_exception(limit=)")
    text = _traceback_text(error) if chain else _traceback_text_alone(error)
    return _tb_split(text)


# CPython gives one text for each entry of the stack, its source line and carets included.
def _tb_split(text):
    parts = []
    for line in text.split("\n")[:-1]:
        stripped = line.lstrip(" |")
        if parts and line.startswith("    ") and parts[-1].lstrip(" |").startswith("File "):
            parts[-1] += line + "\n"
        elif line in _chain_texts and parts and parts[-1] == "\n":
            parts[-1] += line + "\n"
        elif line == "" and parts and parts[-1].strip("\n") in _chain_texts:
            parts[-1] += "\n"
        else:
            parts.append(line + "\n")
    return parts


_chain_texts = ("The above exception was the direct cause of the following exception:",
                "During handling of the above exception, another exception occurred:")


def format_exception_only(exc, /, value=_no_default):
    error = _tb_exception(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    return [line + "\n" for line in _exception_text_only(error).split("\n")[:-1]]


def print_exception(exc, /, value=_no_default, tb=_no_default, limit=None, file=None, chain=True):
    text = "".join(format_exception(exc, value, tb, limit, chain))
    (_sys_stderr if file is None else file).write(text)


def print_exc(limit=None, file=None, chain=True):
    print_exception(_handled_exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_handled_exception(), limit=limit, chain=chain))


def format_tb(tb, limit=None):
    if limit is not None:
        _unsupported("traceback.format_tb(limit=)")
    return _tb_split(_traceback_entries(tb))


def print_tb(tb, limit=None, file=None):
    (_sys_stderr if file is None else file).write("".join(format_tb(tb, limit)))


_export("traceback", """format_exception format_exception_only print_exception print_exc format_exc
format_tb print_tb""")

_collect()  # what making the library left behind is not the program's garbage
