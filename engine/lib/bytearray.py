

# --- bytearray.py: bytearray, memoryview, and % with bytes --------------------------------------------

def _is_bytes_like(x):
    return isinstance(x, (bytes, bytearray, memoryview)) or type(x).__name__ in ("array", "mmap")


def _plain_bytes(x):
    if isinstance(x, bytes):
        return x
    if isinstance(x, bytearray):
        return _held(x)
    if isinstance(x, memoryview) or type(x).__name__ in ("array", "mmap"):
        return x.tobytes()
    raise TypeError(f"a bytes-like object is required, not '{_type_name(x)}'")


def _byte_value(x):
    try:
        value = _as_index(x)
    except TypeError:
        raise TypeError(f"'{_type_name(x)}' object cannot be interpreted as an integer") from None
    if not 0 <= value <= 255:
        raise ValueError("byte must be in range(0, 256)")
    return value


class bytearray:
    __module__ = "builtins"

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        _hold(self, b"")
        return self

    def __init__(self, source=_nothing, encoding=_nothing, errors=_nothing):
        if source is _nothing and encoding is _nothing and errors is _nothing:
            _hold(self, b"")
        elif isinstance(source, str):
            if encoding is _nothing:
                raise TypeError("string argument without an encoding")
            _hold(self, source.encode(encoding, *([] if errors is _nothing else [errors])))
        elif encoding is not _nothing or errors is not _nothing:
            raise TypeError(("encoding" if encoding is not _nothing else "errors")
                            + " without a string argument")
        elif _is_bytes_like(source):
            _hold(self, _plain_bytes(source))
        elif isinstance(source, int) or hasattr(type(source), "__index__"):
            if source < 0:
                raise ValueError("negative count")
            _hold(self, bytes(source))
        else:
            try:
                items = iter(source)
            except TypeError:
                raise TypeError(f"cannot convert '{_type_name(source)}' object to "
                                "bytearray") from None
            _hold(self, bytes([_byte_value(x) for x in items]))

    @classmethod
    def fromhex(cls, string, /):
        return cls(bytes.fromhex(string))

    @staticmethod
    def maketrans(frm, to, /):
        return bytes.maketrans(frm, to)

    def __len__(self):
        return len(_held(self))

    _shortcut(__len__, "bytearray length")

    def __iter__(self):
        return _bytes_iterator(self)

    def __contains__(self, item):
        if _is_bytes_like(item):
            return _plain_bytes(item) in _held(self)
        return _byte_value(item) in _held(self)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return bytearray(_held(self)[key])
        return _held(self)[self._place(key)]

    _shortcut(__getitem__, "bytearray get")

    def _place(self, key):
        if not isinstance(key, int) and not hasattr(type(key), "__index__"):
            raise TypeError("bytearray indices must be integers or slices, not "
                            f"{_type_name(key)}")
        i, n = _as_index(key), len(_held(self))
        if i < 0:
            i += n
        if not 0 <= i < n:
            raise IndexError("bytearray index out of range")
        return i

    def __setitem__(self, key, value):
        if not isinstance(key, slice):
            i = self._place(key)
            _poke(self, i, _byte_value(value))
            return
        if isinstance(value, (int, float, str)):
            raise TypeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
        new = _plain_bytes(value) if _is_bytes_like(value) else \
            bytes([_byte_value(x) for x in value])
        start, stop, step = key.indices(len(_held(self)))
        count = len(range(start, stop, step))
        if len(new) == count:
            _poke_all(self, start, step, new)
        elif step == 1:
            _hold(self, _held(self)[:start] + new + _held(self)[max(start, stop):])
        else:
            raise ValueError(f"attempt to assign bytes of size {len(new)} to extended slice of "
                             f"size {count}")

    _shortcut(__setitem__, "bytearray set")

    def __delitem__(self, key):
        items = list(_held(self))
        if isinstance(key, slice):
            del items[key]
        else:
            del items[self._place(key)]
        _hold(self, bytes(items))

    def append(self, item, /):
        _extend_held(self, bytes([_byte_value(item)]))

    def extend(self, iterable_of_ints, /):
        if _is_bytes_like(iterable_of_ints):
            _extend_held(self, _plain_bytes(iterable_of_ints))
            return
        try:
            items = iter(iterable_of_ints)
        except TypeError:
            raise TypeError("can't extend bytearray with "
                            f"{_type_name(iterable_of_ints)}") from None
        _extend_held(self, bytes([_byte_value(x) for x in items]))

    def insert(self, index, item, /):
        items = list(_held(self))
        items.insert(index, _byte_value(item))
        _hold(self, bytes(items))

    def pop(self, index=-1, /):
        held = _held(self)
        if not held:
            raise IndexError("pop from empty bytearray")
        n = len(held)
        i = index + n if index < 0 else index
        if not 0 <= i < n:
            raise IndexError("pop index out of range")
        _hold(self, held[:i] + held[i + 1:])
        return held[i]

    def remove(self, value, /):
        i = _held(self).find(_byte_value(value))
        if i < 0:
            raise ValueError("value not found in bytearray")
        del self[i]

    def clear(self):
        _hold(self, b"")

    def reverse(self):
        _hold(self, _held(self)[::-1])

    def copy(self):
        return bytearray(_held(self))

    __copy__ = copy

    def __deepcopy__(self, memo):
        return bytearray(_held(self))

    def __add__(self, other):
        if not _is_bytes_like(other):
            raise TypeError(f"can't concat {_type_name(other)} to bytearray")
        return bytearray(_held(self) + _plain_bytes(other))

    def __radd__(self, other):
        return other + _held(self) if isinstance(other, bytes) else NotImplemented

    def __iadd__(self, other):
        if not _is_bytes_like(other):
            raise TypeError(f"can't concat {_type_name(other)} to bytearray")
        _extend_held(self, _plain_bytes(other))
        return self

    def __mul__(self, count):
        if not isinstance(count, int):
            raise TypeError(f"can't multiply sequence by non-int of type '{_type_name(count)}'")
        return bytearray(_held(self) * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        _hold(self, _held(self) * count)
        return self

    def __mod__(self, args):
        return bytearray(_bytes_percent(_held(self), args))

    def __eq__(self, other):
        return _held(self) == _plain_bytes(other) if _is_bytes_like(other) else NotImplemented

    def __ne__(self, other):
        return _held(self) != _plain_bytes(other) if _is_bytes_like(other) else NotImplemented

    def __lt__(self, other):
        return _held(self) < _plain_bytes(other) if _is_bytes_like(other) else NotImplemented

    def __le__(self, other):
        return _held(self) <= _plain_bytes(other) if _is_bytes_like(other) else NotImplemented

    def __gt__(self, other):
        return _held(self) > _plain_bytes(other) if _is_bytes_like(other) else NotImplemented

    def __ge__(self, other):
        return _held(self) >= _plain_bytes(other) if _is_bytes_like(other) else NotImplemented

    __hash__ = None

    def __bool__(self):
        return len(_held(self)) > 0

    def __repr__(self):
        shown = repr(_held(self))
        if shown[1] == '"':
            shown = shown.replace("'", "\\'")
        return f"{type(self).__name__}({shown})"

    __str__ = __repr__


# What gives bytes for bytes gives a bytearray for a bytearray.
def _forward_to_bytes(name, wrap):
    method = getattr(bytes, name)

    def forward(self, *args, **kwargs):
        return wrap(method(_held(self), *args, **kwargs))
    forward.__name__ = name
    forward.__qualname__ = "bytearray." + name
    setattr(bytearray, name, forward)


for _name in ("capitalize center expandtabs ljust lower lstrip removeprefix removesuffix replace "
              "rjust rstrip strip swapcase title translate upper zfill join").split():
    _forward_to_bytes(_name, bytearray)
for _name in ("split", "rsplit", "splitlines"):
    _forward_to_bytes(_name, lambda parts: [bytearray(part) for part in parts])
for _name in ("partition", "rpartition"):
    _forward_to_bytes(_name, lambda parts: tuple([bytearray(part) for part in parts]))
for _name in ("count decode endswith find hex index isalnum isalpha isascii isdigit islower isspace "
              "istitle isupper rfind rindex startswith").split():
    _forward_to_bytes(_name, lambda result: result)
del _name


def _bytes_maketrans(frm, to, /):
    frm, to = _plain_bytes(frm), _plain_bytes(to)
    if len(frm) != len(to):
        raise ValueError("maketrans arguments must have same length")
    table = list(range(256))
    for a, b in zip(frm, to):
        table[a] = b
    return bytes(table)


_extend_class(bytes, "maketrans", staticmethod(_bytes_maketrans))
_extend_class(bytes, "__bytes__", lambda self: self)
_extend_class(bytes, "__mod__", lambda self, args: _bytes_percent(self, args))


# --- b"..." % values

def _percent_bytes(value):
    if _is_bytes_like(value):
        return _plain_bytes(value).decode("latin-1")
    if hasattr(type(value), "__bytes__"):
        return value.__bytes__().decode("latin-1")
    raise TypeError("%b requires a bytes-like object, or an object that implements __bytes__, not "
                    f"'{_type_name(value)}'")


def _percent_char(value):
    if _is_bytes_like(value) and len(_plain_bytes(value)) == 1:
        return _plain_bytes(value).decode("latin-1")
    if not isinstance(value, int) or isinstance(value, bool) and False:
        raise TypeError("%c requires an integer in range(256) or a single byte")
    if not 0 <= value <= 255:
        raise OverflowError("%c arg not in range(256)")
    return chr(value)


def _bytes_percent(format, args):
    text = format.decode("latin-1")
    keyed = not isinstance(args, (tuple, bytes, bytearray)) and hasattr(type(args), "__getitem__")
    values = args if isinstance(args, tuple) else (args,)
    used, at, parts, by_name = 0, 0, [], False
    while True:
        start = text.find("%", at)
        if start < 0:
            parts.append(text[at:])
            break
        parts.append(text[at:start])
        end = start + 1
        if text[end:end + 1] == "(":
            close = text.find(")", end)
            if close < 0:
                raise ValueError("incomplete format key")
            if not keyed:
                raise TypeError("format requires a mapping")
            value, end, by_name = args[text[end + 1:close].encode("latin-1")], close + 1, True
        else:
            value = _nothing
        spec = end
        while end < len(text) and text[end] in "-+ #0123456789.*hlL":
            end += 1
        if end >= len(text):
            raise ValueError("incomplete format")
        flags, kind, at = text[spec:end], text[end], end + 1
        while "*" in flags:
            if used >= len(values):
                raise TypeError("not enough arguments for format string")
            flags = flags.replace("*", str(values[used]), 1)
            used += 1
        if kind == "%":
            parts.append("%")
            continue
        if value is _nothing:
            if used >= len(values):
                raise TypeError("not enough arguments for format string")
            value = values[used]
            used += 1
        if kind in "sb":
            parts.append(f"%{flags}s" % _percent_bytes(value))
        elif kind == "c":
            parts.append(f"%{flags}s" % _percent_char(value))
        elif kind in "ra":
            parts.append(f"%{flags}s" % ascii(value))
        elif kind in "diouxXeEfFgG":
            parts.append(f"%{flags}{kind}" % value)
        else:
            raise ValueError(f"unsupported format character '{kind}' ({ord(kind):#x}) at index "
                             f"{end}")
    if used < len(values) and not by_name and not keyed:
        raise TypeError("not all arguments converted during bytes formatting")
    return "".join(parts).encode("latin-1")


# --- memoryview

_view_sizes = {"B": 1, "b": 1, "c": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8,
               "q": 8, "Q": 8, "n": 8, "N": 8, "f": 4, "d": 8}


class memoryview:
    __module__ = "builtins"

    def __init__(self, object):
        if isinstance(object, memoryview):
            object._check()
            self._set(object.obj, object._places, object.format, object.itemsize)
        elif isinstance(object, (bytes, bytearray)):
            self._set(object, range(len(object)), "B", 1)
        elif type(object).__name__ == "mmap":
            self._set(object, range(object._size), "B", 1)
        elif type(object).__name__ == "array":
            size = object.itemsize
            self._set(object, range(0, len(object) * size, size), object.typecode, size)
        else:
            raise TypeError("memoryview: a bytes-like object is required, not "
                            f"'{_type_name(object)}'")

    # places: where in the bytes of obj the items begin
    def _set(self, obj, places, format, itemsize):
        self.obj, self._places, self.format, self.itemsize = obj, places, format, itemsize
        self._released = False

    def _view(self, places, format, itemsize):
        made = _new(memoryview)
        made._set(self.obj, places, format, itemsize)
        return made

    def _check(self):
        if self._released:
            raise ValueError("operation forbidden on released memoryview object")

    @property
    def readonly(self):
        return isinstance(self.obj, bytes)

    @property
    def nbytes(self):
        return len(self._places) * self.itemsize

    @property
    def shape(self):
        return (len(self._places),)

    @property
    def strides(self):
        return (self._places.step,)

    suboffsets, ndim = (), 1

    @property
    def contiguous(self):
        return len(self._places) < 2 or self._places.step == self.itemsize

    c_contiguous = f_contiguous = contiguous

    def __len__(self):
        self._check()
        return len(self._places)

    def _value(self, data, place):
        raw = data[place:place + self.itemsize]
        return raw[0] if self.format == "B" else _struct_unpack_one(self.format, raw)

    def __getitem__(self, key):
        self._check()
        if isinstance(key, slice):
            return self._view(self._places[key], self.format, self.itemsize)
        place = self._place(key)
        if type(self.obj).__name__ == "mmap":
            return self._value(self.obj._read(place, self.itemsize), 0)
        return self._value(_plain_bytes(self.obj), place)

    def _place(self, key):
        if not hasattr(type(key), "__index__"):
            raise TypeError("memoryview: invalid slice key")
        try:
            return self._places[key]
        except IndexError:
            raise IndexError("index out of bounds on dimension 1") from None

    def __setitem__(self, key, value):
        self._check()
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        if isinstance(key, slice):
            places, data = self._places[key], _plain_bytes(value)
            if len(data) != len(places) * self.itemsize:
                raise ValueError("memoryview assignment: lvalue and rvalue have different "
                                 "structures")
            if type(self.obj).__name__ == "mmap" and len(places) and places.step == self.itemsize:
                self.obj._write(places[0], data)
                return
            for at, place in enumerate(places):
                self._write(place, data[at * self.itemsize:(at + 1) * self.itemsize])
            return
        place = self._place(key)
        if self.format == "B":
            if not isinstance(value, int):
                raise TypeError("memoryview: invalid type for format 'B'")
            if not 0 <= value <= 255:
                raise ValueError("memoryview: invalid value for format 'B'")
            self._write(place, bytes([value]))
        else:
            self._write(place, _struct_pack_one(self.format, value))

    def _write(self, place, raw):
        if isinstance(self.obj, bytearray):
            for at, byte in enumerate(raw):
                _poke(self.obj, place + at, byte)
        else:
            self.obj._write(place, raw)

    def __delitem__(self, key):
        raise TypeError("cannot delete memory")

    def __iter__(self):
        for place in self._places:
            self._check()
            yield self._value(_plain_bytes(self.obj), place)

    def __contains__(self, item):
        return item in self.tolist()

    def tolist(self):
        self._check()
        data = _plain_bytes(self.obj)
        return [self._value(data, place) for place in self._places]

    def tobytes(self, order="C"):
        self._check()
        data = _plain_bytes(self.obj)
        if self.contiguous and len(self._places):
            first = self._places[0]
            return data[first:first + self.nbytes]
        return b"".join([data[place:place + self.itemsize] for place in self._places])

    __bytes__ = tobytes

    def hex(self, *args):
        return self.tobytes().hex(*args)

    def cast(self, format, shape=None):
        self._check()
        if not self.contiguous:
            raise TypeError("memoryview: casts are restricted to C-contiguous views")
        size = _view_sizes.get(format.lstrip("@"))
        if size is None:
            raise ValueError("memoryview: destination format must be a native single character "
                             "format prefixed with an optional '@'")
        if self.nbytes % size:
            raise TypeError("memoryview: length is not a multiple of itemsize")
        first = self._places[0] if len(self._places) else 0
        return self._view(range(first, first + self.nbytes, size), format.lstrip("@"), size)

    def toreadonly(self):
        made = self._view(self._places, self.format, self.itemsize)
        made.obj = _plain_bytes(self.obj)
        return made

    def release(self):
        self._released = True

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *details):
        self.release()

    def __eq__(self, other):
        if isinstance(other, memoryview):
            return self.tolist() == other.tolist()
        if _is_bytes_like(other):
            return self.tolist() == memoryview(other).tolist()
        return NotImplemented

    def __hash__(self):
        if not self.readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(self.tobytes())

    def __repr__(self):
        return f"<{'released memory' if self._released else 'memory'} at {_address(self)}>"


_export_builtin("bytearray", bytearray)
_export_builtin("memoryview", memoryview)
