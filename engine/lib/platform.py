

# --- platform.py: os, platform, gc, errno, signal, types, inspect -----------------------------------

class SimpleNamespace:
    __module__ = "types"

    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        if id(self) in _namespaces_shown:
            return "namespace(...)"
        _namespaces_shown.append(id(self))
        try:
            name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
            return f"{name}({', '.join([f'{k}={v!r}' for k, v in self.__dict__.items()])})"
        finally:
            _namespaces_shown.pop()

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None


_namespaces_shown = []


def _os_getpid():
    return _process_pid()


def _os_getppid():
    return _process_parent_pid()


def _os_cpu_count():
    return _given_cores() or 8


class _Environ:
    __module__ = "os"

    def __init__(self):
        self._values = {}

    def _name(self, key):
        if not isinstance(key, str):
            raise TypeError(f"str expected, not {type(key).__name__}")
        return key

    def __getitem__(self, key):
        if self._name(key) not in self._values:
            raise KeyError(key)
        return self._values[key]

    def __setitem__(self, key, value):
        self._values[self._name(key)] = self._name(value)

    def __delitem__(self, key):
        if self._name(key) not in self._values:
            raise KeyError(key)
        del self._values[key]

    def __contains__(self, key):
        return key in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def get(self, key, default=None):
        return self._values.get(self._name(key), default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def copy(self):
        return dict(self._values)

    def setdefault(self, key, value):
        return self._values.setdefault(self._name(key), self._name(value))

    def pop(self, key, *default):
        return self._values.pop(key, *default)

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def clear(self):
        self._values.clear()

    def __repr__(self):
        return f"environ({self._values!r})"


_os_environ = _Environ()
_forgetters.append(_os_environ.clear)
_os_random = Random(0)
_os_random_is_seeded = []


# Deterministic: the run's seed decides.
def _os_urandom(size, /):
    if not _os_random_is_seeded:
        _os_random_is_seeded.append(True)
        _os_random.seed(_world_seed() ^ 0x5eed)
    if size < 0:
        raise ValueError("negative argument not allowed")
    return _os_random.getrandbits(8 * size).to_bytes(size, "little") if size else b""


def _os_getenv(key, default=None):
    return _os_environ.get(key, default)


def _path_join(a, /, *p):
    path = a
    for part in p:
        if part.startswith("/"):
            path = part
        else:
            path += part if not path or path.endswith("/") else "/" + part
    return path


def _path_split(p, /):
    place = p.rfind("/") + 1
    head, tail = p[:place], p[place:]
    return head.rstrip("/") or head, tail


def _path_basename(p, /):
    return _path_split(p)[1]


def _path_dirname(p, /):
    return _path_split(p)[0]


def _path_splitext(p, /):
    dot, slash = p.rfind("."), p.rfind("/")
    if dot <= slash or not p[slash + 1:dot].strip("."):
        return p, ""
    return p[:dot], p[dot:]


def _path_isabs(s, /):
    return s.startswith("/")


def _path_normpath(path, /):
    if not path:
        return "."
    slashes = 2 if path.startswith("//") and not path.startswith("///") else int(path[0] == "/")
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or not slashes and not parts or parts and parts[-1] == "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return "/" * slashes + "/".join(parts) or "."


def _path_commonprefix(m, /):
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def _path_normcase(s, /):
    return s


_os_name, _os_linesep, _os_sep, _os_pathsep, _os_curdir, _os_pardir, _os_extsep, _os_devnull = \
    "posix", "\n", "/", ":", ".", "..", ".", "/dev/null"
_os_altsep = None
(_os_usage, _os_dataerr, _os_noinput, _os_nouser, _os_nohost, _os_unavailable, _os_software,
 _os_oserr, _os_osfile, _os_cantcreat, _os_ioerr, _os_tempfail, _os_protocol, _os_noperm,
 _os_config) = range(64, 79)
_os_ok = 0


def _os_user():
    return 1000


def _os_sched_getaffinity(pid, /):
    return set(range(_os_cpu_count()))


def _os_sched_yield():
    _time_module.sleep(0)


_export("os.path", """join=_path_join split=_path_split basename=_path_basename
dirname=_path_dirname splitext=_path_splitext isabs=_path_isabs normpath=_path_normpath
commonprefix=_path_commonprefix normcase=_path_normcase sep=_os_sep pardir=_os_pardir
curdir=_os_curdir extsep=_os_extsep pathsep=_os_pathsep altsep=_os_altsep devnull=_os_devnull""")
_export("os", """getpid=_os_getpid getppid=_os_getppid cpu_count=_os_cpu_count
environ=_os_environ getenv=_os_getenv urandom=_os_urandom name=_os_name linesep=_os_linesep
sep=_os_sep pathsep=_os_pathsep curdir=_os_curdir pardir=_os_pardir extsep=_os_extsep
devnull=_os_devnull altsep=_os_altsep error=OSError EX_OK=_os_ok EX_USAGE=_os_usage
EX_DATAERR=_os_dataerr EX_NOINPUT=_os_noinput EX_NOUSER=_os_nouser EX_NOHOST=_os_nohost
EX_UNAVAILABLE=_os_unavailable EX_SOFTWARE=_os_software EX_OSERR=_os_oserr EX_OSFILE=_os_osfile
EX_CANTCREAT=_os_cantcreat EX_IOERR=_os_ioerr EX_TEMPFAIL=_os_tempfail EX_PROTOCOL=_os_protocol
EX_NOPERM=_os_noperm EX_CONFIG=_os_config sched_getaffinity=_os_sched_getaffinity
sched_yield=_os_sched_yield getuid=_os_user geteuid=_os_user getgid=_os_user getegid=_os_user""")


# --- platform

def _platform_version():
    return ".".join(_platform_version_tuple())


def _platform_version_tuple():
    return tuple([str(number) for number in _sys_version_info[:3]])


def _platform_implementation():
    return "CPython"


def _platform_system():
    return "Linux"


def _platform_machine():
    return "x86_64"


def _platform_node():
    return "lockstep"


def _platform_release():
    return "6.1.0"


def _platform_build():
    return "#1 SMP"


def _platform_platform(aliased=False, terse=False):
    return "Linux-6.1.0-x86_64-with-glibc2.36"


def _platform_architecture():
    return "64bit", "ELF"


class _Uname(_StructSequence):
    __module__ = "platform"
    _tp_name_ = "uname_result"
    _names = ("system", "node", "release", "version", "machine")
    _count = 5


def _platform_uname():
    return _Uname(("Linux", "lockstep", "6.1.0", "#1 SMP", "x86_64"))


_export("platform", """python_version=_platform_version
python_version_tuple=_platform_version_tuple python_implementation=_platform_implementation
system=_platform_system machine=_platform_machine processor=_platform_machine
node=_platform_node release=_platform_release version=_platform_build
platform=_platform_platform architecture=_platform_architecture uname=_platform_uname""")


# --- gc

_gc_state = [True, (700, 10, 10)]


def _gc_collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    return _collect(generation)


def _gc_enable():
    _gc_state[0] = True


def _gc_disable():
    _gc_state[0] = False


def _gc_isenabled():
    return _gc_state[0]


def _gc_get_threshold():
    return _gc_state[1]


def _gc_set_threshold(threshold0, threshold1=10, threshold2=10, /):
    _gc_state[1] = (threshold0, threshold1, threshold2)


def _gc_freeze():
    pass


_gc_garbage = []
_export("gc", """collect=_gc_collect enable=_gc_enable disable=_gc_disable
isenabled=_gc_isenabled get_threshold=_gc_get_threshold set_threshold=_gc_set_threshold
freeze=_gc_freeze unfreeze=_gc_freeze garbage=_gc_garbage""")
