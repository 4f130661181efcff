

# --- pathlib.py: paths as texts; what asks the file system is not there -------------------------------

class PurePath:
    __module__ = "pathlib"
    __slots__ = ("_root", "_names")

    def __new__(cls, *args):
        self = object.__new__(PurePosixPath if cls is PurePath else cls)
        root, names = "", []
        for arg in args:
            if not isinstance(arg, (str, PurePath)):
                raise TypeError("expected str, bytes or os.PathLike object, not "
                                f"{type(arg).__name__}")
            text = str(arg)
            if text.startswith("/"):
                root = "//" if text.startswith("//") and not text.startswith("///") else "/"
                names = []
            names += [name for name in text.split("/") if name not in ("", ".")]
        self._root, self._names = root, names
        return self

    def __init__(self, *args):
        pass

    def _like(self, root, names):
        made = object.__new__(type(self))
        made._root, made._names = root, names
        return made

    def __str__(self):
        return self._root + "/".join(self._names) or "."

    __fspath__ = as_posix = __str__

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __bytes__(self):
        return str(self).encode()

    def __hash__(self):
        return hash((self._root, tuple(self._names)))

    def _key(self):
        return [self._root] * bool(self._root) + self._names

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        return type(self)(self, key) if isinstance(key, (str, PurePath)) else NotImplemented

    def __rtruediv__(self, key):
        return type(self)(key, self) if isinstance(key, (str, PurePath)) else NotImplemented

    def joinpath(self, *args):
        return type(self)(self, *args)

    drive = ""

    @property
    def root(self):
        return self._root

    anchor = root

    @property
    def parts(self):
        return tuple(self._key())

    @property
    def name(self):
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        return [] if name.endswith(".") else ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        dot = name.rfind(".")
        return name[:dot] if 0 < dot < len(name) - 1 else name

    @property
    def parent(self):
        return self._like(self._root, self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return tuple([self._like(self._root, self._names[:i])
                      for i in range(len(self._names) - 1, -1, -1)])

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def as_uri(self):
        if not self._root:
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + str(self)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._like(self._root, self._names[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        old = self.suffix
        name = self.name[:len(self.name) - len(old)] + suffix if old else self.name + suffix
        return self._like(self._root, self._names[:-1] + [name])

    def relative_to(self, *other):
        to = type(self)(*other)
        count = len(to._names)
        if to._root != self._root or self._names[:count] != to._names:
            more = " OR one path is relative and the other is absolute." if _minor < 12 else ""
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(to)!r}{more}")
        return self._like("", self._names[count:])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def match(self, path_pattern):
        pattern = PurePosixPath(path_pattern)
        wanted, have = pattern._key(), self._key()
        if not wanted:
            raise ValueError("empty pattern")
        if pattern._root and len(wanted) != len(have) or len(wanted) > len(have):
            return False
        return all([_name_matches(a, b) for a, b in zip(have[::-1], wanted[::-1])])


# A file name against a pattern with *, ? and [...].
def _name_matches(name, pattern):
    parts, i = [], 0
    while i < len(pattern):
        c = pattern[i]
        i += 1
        close = pattern.find("]", i + 1) if c == "[" else -1
        if c == "*":
            parts.append("(?s:.*)")
        elif c == "?":
            parts.append("(?s:.)")
        elif close > 0:
            inside = pattern[i:close].replace("\\", "\\\\")
            parts.append("[" + ("^" + inside[1:] if inside[0] == "!" else inside) + "]")
            i = close + 1
        else:
            parts.append(_re_escape(c))
    return _re_fullmatch("".join(parts), name) is not None


class PurePosixPath(PurePath):
    __module__ = "pathlib"
    __slots__ = ()


def _fnmatch(name, pat):
    return _name_matches(name, pat)


def _fnmatch_filter(names, pat):
    return [name for name in names if _name_matches(name, pat)]


_export("pathlib", "PurePath PurePosixPath")
_export("fnmatch", "fnmatch=_fnmatch fnmatchcase=_fnmatch filter=_fnmatch_filter")


# --- more of os and os.path

def _path_splitdrive(p, /):
    return "", p


def _path_commonpath(paths, /):
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    paths = [_os_fspath(path) for path in paths]
    absolute = [path.startswith("/") for path in paths]
    if any(absolute) and not all(absolute):
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[name for name in path.split("/") if name and name != "."] for path in paths]
    low, high = min(parts), max(parts)
    common = low
    for i, name in enumerate(low):
        if i >= len(high) or name != high[i]:
            common = low[:i]
            break
    return "/" * absolute[0] + "/".join(common)


def _os_fspath(path, /):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(type(path), "__fspath__"):
        return path.__fspath__()
    raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)


def _os_fsencode(filename, /):
    filename = _os_fspath(filename)
    return filename.encode() if isinstance(filename, str) else filename


def _os_fsdecode(filename, /):
    filename = _os_fspath(filename)
    return filename.decode() if isinstance(filename, bytes) else filename


class _PathLike(ABC):
    __module__ = "os"
    __qualname__ = "PathLike"

    @abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is _PathLike:
            return any(["__fspath__" in c.__dict__ for c in subclass.__mro__])
        return NotImplemented


_PathLike.__name__ = "PathLike"
_export("os.path", "splitdrive=_path_splitdrive commonpath=_path_commonpath")
_export("os", "fspath=_os_fspath fsencode=_os_fsencode fsdecode=_os_fsdecode PathLike=_PathLike")


# --- more of gc and types

def _gc_get_count():
    return (0, 0, 0)


def _gc_is_tracked(obj, /):
    return not isinstance(obj, (int, float, complex, str, bytes, type(None)))


_export("gc", "get_count=_gc_get_count is_tracked=_gc_is_tracked")


def _types_new_class(name, bases=(), kwds=None, exec_body=None):
    kwds = dict(kwds or {})
    metaclass = kwds.pop("metaclass", type(bases[0]) if bases else type)
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    namespace.setdefault("__module__", "types")
    return metaclass(name, tuple(bases), namespace, **kwds)


class _HasSlot:
    __slots__ = ("x",)


MemberDescriptorType = type(_HasSlot.x)
_export("types", "new_class=_types_new_class MemberDescriptorType")
