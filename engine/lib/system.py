

# --- system.py: what there is of sys, os, string, operator, statistics, datetime -------------------

class _Stream:
    __module__ = "_io"
    _tp_name_ = "_io.TextIOWrapper"
    encoding, errors, mode = "utf-8", "strict", "w"
    closed = False

    def __init__(self, name, write):
        self.name = name
        self._write = write

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._write(text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def fileno(self):
        return 1 if self.name == "<stdout>" else 2

    def writable(self):
        return True

    def readable(self):
        return False

    def reconfigure(self, **options):
        pass

    def __repr__(self):
        return f"<_io.TextIOWrapper name='{self.name}' mode='w' encoding='utf-8'>"


class _Stdin:
    __module__ = "_io"
    _tp_name_ = "_io.TextIOWrapper"
    name, mode, encoding, errors, newlines = "<stdin>", "r", "utf-8", "strict", None
    closed = False

    def __init__(self):
        self._rest = ""  # of a line that was read in part

    def readline(self, size=-1, /):
        line = self._rest or _read_line()
        self._rest = ""
        if size is not None and 0 <= size < len(line):
            line, self._rest = line[:size], line[size:]
        return line

    def read(self, size=-1, /):
        text = ""
        while size is None or size < 0 or len(text) < size:
            line = self.readline(-1 if size is None or size < 0 else size - len(text))
            if not line:
                break
            text += line
        return text

    def readlines(self, hint=-1, /):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def isatty(self):
        return False

    def readable(self):
        return True

    def writable(self):
        return False

    def __repr__(self):
        return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>"


_sys_stdin = _Stdin()


def _input(prompt="", /):
    import sys
    if sys.stdin is None:
        raise RuntimeError("input(): lost sys.stdin")
    sys.stdout.write(str(prompt))
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError("EOF when reading a line")
    return line[:-1] if line[-1] == "\n" else line


def _exc_info():
    error = _handled()
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def _sys_exit(status=None):
    if isinstance(status, tuple):  # raising a class with a tuple gives it that many arguments
        raise SystemExit(*status)
    raise SystemExit(status) if status is not None else SystemExit


class _VersionInfo(_StructSequence):
    __module__ = "sys"
    _tp_name_ = "sys.version_info"
    _names = ("major", "minor", "micro", "releaselevel", "serial")
    _count = 5


_sys_stdout = _Stream("<stdout>", _write_output)
_sys_stderr = _Stream("<stderr>", _write_error)
_sys_version_info = _VersionInfo((3, 11, 7, "final", 0))
_sys_version = "3.11.7 (Lockstep)"
_sys_platform = "linux"
_sys_maxsize = 9223372036854775807
_sys_argv = []  # filled when the program is loaded


def _sys_setrecursionlimit(limit, /):
    limit = _as_index(limit)
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    _set_recursion_limit(limit)


def _sys_exception():
    return _handled()


def _sys_intern(string, /):
    if not isinstance(string, str):
        raise TypeError(f"intern() argument must be str, not {_type_name(string)}")
    return string


def _sys_encoding():
    return "utf-8"


def _sys_is_finalizing():
    return False


class _FloatInfo(_StructSequence):
    __module__ = "sys"
    _tp_name_ = "sys.float_info"
    _names = ("max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig",
              "epsilon", "radix", "rounds")
    _count = 11


_sys_float_info = _FloatInfo((1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021,
                              -307, 15, 53, 2.220446049250313e-16, 2, 1))
_sys_implementation = SimpleNamespace(name="cpython", cache_tag="cpython-311",
                                      version=_sys_version_info, hexversion=0x030b07f0)
_sys_warnoptions, _sys_byteorder, _sys_maxunicode = [], "little", 1114111
_sys_hexversion, _sys_api_version, _sys_float_repr_style = 0x030b07f0, 1013, "short"
_sys_executable = "/usr/bin/python3"
_sys_path = ["", "/usr/lib/python311.zip", "/usr/lib/python3.11", "/usr/lib/python3.11/lib-dynload"]
_sys_switch_interval = 0.005


def _sys_getswitchinterval():
    return _sys_switch_interval


# Threads change where they wait or by the model's rule, not by this.
def _sys_setswitchinterval(interval, /):
    global _sys_switch_interval
    if not hasattr(interval, "__float__") and not hasattr(interval, "__index__"):
        raise TypeError(f"must be real number, not {_type_name(interval)}")
    interval = float(interval)
    if interval <= 0:
        raise ValueError("switch interval must be strictly positive")
    _sys_switch_interval = interval


def _sys_getframe(depth=0, /):
    frame = _frame(0)
    while depth > 0 and frame is not None:
        frame, depth = frame.f_back, depth - 1
    if frame is None:
        raise ValueError("call stack is not deep enough")
    return frame


class _ThreadInfo(_StructSequence):
    __module__ = "sys"
    _tp_name_ = "sys.thread_info"
    _names = ("name", "lock", "version")
    _count = 3


class _IntInfo(_StructSequence):
    __module__ = "sys"
    _tp_name_ = "sys.int_info"
    _names = ("bits_per_digit", "sizeof_digit", "default_max_str_digits",
              "str_digits_check_threshold")
    _count = 4


class _Flags(_StructSequence):
    __module__ = "sys"
    _tp_name_ = "sys.flags"
    _names = ("debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site",
              "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet",
              "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding",
              "safe_path", "int_max_str_digits")
    _count = 18


_sys_thread_info = _ThreadInfo(("pthread", "semaphore", "NPTL 2.36"))
_sys_int_info = _IntInfo((30, 4, 4300, 640))
_sys_flags = _Flags((0,) * 11 + (1, 0, False, 0, 0, False, 4300))


def _sys_get_int_max_str_digits():
    return 4300


def _sys_excepthook(exctype, value, traceback, /):
    _write_error(_traceback_printed(value))


# What the program ends with, told by its own sys.excepthook.
def _tell_by_own_hook(error):
    sys = _sys_module()
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, error.__traceback__
    hook = getattr(sys, "excepthook", None)
    try:
        if hook is None:
            _write_error("sys.excepthook is missing\n" + _traceback_printed(error))
        else:
            hook(type(error), error, error.__traceback__)
    except SystemExit:
        pass
    except BaseException as failure:
        failure.__suppress_context__ = True
        _write_error("Error in sys.excepthook:\n" + _traceback_printed(failure)
                     + "\nOriginal exception was:\n" + _traceback_printed(error))
    _leave_program()


def _forget_sys():
    global _sys_switch_interval
    _sys_switch_interval = 0.005
    sys = _sys_module()
    sys.excepthook = _sys_excepthook
    for name in ("last_type", "last_value", "last_traceback"):
        if hasattr(sys, name):
            delattr(sys, name)


_forgetters.append(_forget_sys)


_export("sys", """stdin=_sys_stdin __stdin__=_sys_stdin __stdout__=_sys_stdout
__stderr__=_sys_stderr stdout=_sys_stdout stderr=_sys_stderr exit=_sys_exit version=_sys_version
version_info=_sys_version_info platform=_sys_platform maxsize=_sys_maxsize argv=_sys_argv
exc_info=_exc_info getrecursionlimit=_recursion_limit
setrecursionlimit=_sys_setrecursionlimit exception=_sys_exception intern=_sys_intern
getdefaultencoding=_sys_encoding getfilesystemencoding=_sys_encoding
is_finalizing=_sys_is_finalizing float_info=_sys_float_info implementation=_sys_implementation
warnoptions=_sys_warnoptions byteorder=_sys_byteorder maxunicode=_sys_maxunicode
hexversion=_sys_hexversion api_version=_sys_api_version executable=_sys_executable
float_repr_style=_sys_float_repr_style path=_sys_path _getframe=_sys_getframe
getswitchinterval=_sys_getswitchinterval setswitchinterval=_sys_setswitchinterval
thread_info=_sys_thread_info int_info=_sys_int_info flags=_sys_flags getrefcount=_reference_count
getsizeof=getsizeof get_int_max_str_digits=_sys_get_int_max_str_digits excepthook=_sys_excepthook
__excepthook__=_sys_excepthook""")
