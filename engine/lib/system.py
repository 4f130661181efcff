

# --- system.py: what there is of sys, os, string, operator, statistics, datetime -------------------

class _Stream:
    __module__ = "_io"
    encoding = "utf-8"
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


class _Stdin:
    __module__ = "_io"
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
    raise SystemExit(status) if status is not None else SystemExit


class _VersionInfo:
    __module__ = "sys"
    major, minor, micro, releaselevel, serial = 3, 11, 7, "final", 0

    def _fields(self):
        return (3, 11, 7, "final", 0)

    def __getitem__(self, index):
        return self._fields()[index]

    def __iter__(self):
        return iter(self._fields())

    def __ge__(self, other):
        return self._fields() >= tuple(other)

    def __gt__(self, other):
        return self._fields() > tuple(other)

    def __le__(self, other):
        return self._fields() <= tuple(other)

    def __lt__(self, other):
        return self._fields() < tuple(other)

    def __eq__(self, other):
        return self._fields() == tuple(other)

    def __repr__(self):
        return "sys.version_info(major=3, minor=11, micro=7, releaselevel='final', serial=0)"


_sys_stdout = _Stream("<stdout>", _write_output)
_sys_stderr = _Stream("<stderr>", _write_error)
_sys_version_info = _VersionInfo()
_sys_version = "3.11.7 (Lockstep)"
_sys_platform = "linux"
_sys_maxsize = 9223372036854775807
_sys_argv = []  # filled when the program is loaded


def _sys_getrecursionlimit():
    return 1000


_export("sys", """stdin=_sys_stdin __stdin__=_sys_stdin __stdout__=_sys_stdout
__stderr__=_sys_stderr stdout=_sys_stdout stderr=_sys_stderr exit=_sys_exit version=_sys_version
version_info=_sys_version_info platform=_sys_platform maxsize=_sys_maxsize argv=_sys_argv
exc_info=_exc_info getrecursionlimit=_sys_getrecursionlimit""")


def _os_getpid():
    return 1000


def _os_getppid():
    return 1


def _os_cpu_count():
    return 8


_export("os", "getpid=_os_getpid getppid=_os_getppid cpu_count=_os_cpu_count")

def itemgetter(*items):
    if len(items) == 1:
        return lambda obj: obj[items[0]]
    return lambda obj: tuple([obj[i] for i in items])


def _attribute_path(obj, path):
    for name in path.split("."):
        obj = getattr(obj, name)
    return obj


def attrgetter(*attrs):
    if len(attrs) == 1:
        return lambda obj: _attribute_path(obj, attrs[0])
    return lambda obj: tuple([_attribute_path(obj, a) for a in attrs])


def methodcaller(name, /, *args, **kwargs):
    return lambda obj: getattr(obj, name)(*args, **kwargs)


def _op_add(a, b): return a + b
def _op_sub(a, b): return a - b
def _op_mul(a, b): return a * b
def _op_truediv(a, b): return a / b
def _op_floordiv(a, b): return a // b
def _op_mod(a, b): return a % b
def _op_pow(a, b): return a ** b
def _op_and(a, b): return a & b
def _op_or(a, b): return a | b
def _op_xor(a, b): return a ^ b
def _op_lt(a, b): return a < b
def _op_le(a, b): return a <= b
def _op_eq(a, b): return a == b
def _op_ne(a, b): return a != b
def _op_ge(a, b): return a >= b
def _op_gt(a, b): return a > b
def _op_neg(a): return -a
def _op_not(a): return not a
def _op_truth(a): return bool(a)
def _op_is(a, b): return a is b
def _op_contains(a, b): return b in a
def _op_getitem(a, b): return a[b]


_export("operator", """itemgetter attrgetter methodcaller add=_op_add sub=_op_sub mul=_op_mul
truediv=_op_truediv floordiv=_op_floordiv mod=_op_mod pow=_op_pow and_=_op_and or_=_op_or
xor=_op_xor lt=_op_lt le=_op_le eq=_op_eq ne=_op_ne ge=_op_ge gt=_op_gt neg=_op_neg not_=_op_not
truth=_op_truth is_=_op_is contains=_op_contains getitem=_op_getitem""")
