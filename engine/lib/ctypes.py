

# --- ctypes.py: the numbers of C, and structures of them, as far as shared memory needs them ---------

# Type code -> (name of the C type, bytes, is_signed); floats are told by their code.
_c_types = {
    "?": ("c_bool", 1, False), "c": ("c_char", 1, False), "u": ("c_wchar", 4, True),
    "b": ("c_byte", 1, True), "B": ("c_ubyte", 1, False), "h": ("c_short", 2, True),
    "H": ("c_ushort", 2, False), "i": ("c_int", 4, True), "I": ("c_uint", 4, False),
    "l": ("c_long", 8, True), "L": ("c_ulong", 8, False), "q": ("c_long", 8, True),
    "Q": ("c_ulong", 8, False), "f": ("c_float", 4, True), "d": ("c_double", 8, True),
}
_c_pointer_codes = "zZP"


# What memory of that type holds after an assignment.
def _as_c(code, value):
    if code in "fd":
        if not isinstance(value, (int, float)):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        return _struct_unpack_one("f", _struct_pack_one("f", value)) if code == "f" \
            else float(value)
    if code == "?":
        return int(bool(value))
    if code == "c":
        if isinstance(value, (bytes, bytearray)) and len(value) == 1:
            return value[0]
        if isinstance(value, int) and 0 <= value < 256:
            return value
        raise TypeError("one character bytes, bytearray or integer expected")
    if code == "u":
        if not isinstance(value, str):
            raise TypeError("unicode string expected instead of "
                            f"{type(value).__name__} instance")
        if len(value) != 1:
            raise TypeError("one character unicode string expected")
        return ord(value)
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    _, size, is_signed = _c_types[code]
    value &= (1 << 8 * size) - 1
    if is_signed and value >> (8 * size - 1):
        value -= 1 << 8 * size
    return value


# What a program sees of it.
def _from_c(code, number):
    if code == "?":
        return bool(number)
    if code == "c":
        return bytes([number])
    return chr(number) if code == "u" else number


class _CData:
    __module__ = "_ctypes"


class _SimpleCData(_CData):
    __module__ = "_ctypes"

    def __init__(self, value=None):
        self._number = 0.0 if self._type_ in "fd" else None if self._type_ in _c_pointer_codes else 0
        if value is not None:
            self.value = value

    @property
    def value(self):
        if self._type_ in _c_pointer_codes:
            return self._number
        return _from_c(self._type_, self._number)

    @value.setter
    def value(self, value):
        if self._type_ in _c_pointer_codes:
            self._number = self._as_pointer(value)
        else:
            self._number = _as_c(self._type_, value)

    def _as_pointer(self, value):
        wanted = {"z": bytes, "Z": str, "P": int}[self._type_]
        if value is None or isinstance(value, (wanted, int)):
            return value
        if self._type_ == "P":
            raise TypeError("cannot be converted to pointer")
        what = "bytes or integer address" if wanted is bytes else "unicode string or integer address"
        raise TypeError(f"{what} expected instead of {type(value).__name__} instance")

    def __bool__(self):
        return bool(self._number)

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"


_SimpleCData.__qualname__ = "_SimpleCData"


def _c_simple(name, code):
    made = type(name, (_SimpleCData,), {"__module__": "ctypes", "_type_": code})
    _put("ctypes", name, made)
    return made


# Some numbers of one type, in the memory of this process.
class _LocalCells:
    def __init__(self, code, count):
        self._code = code
        self._numbers = [0.0 if code in "fd" else 0] * count

    def _get(self, index):
        return _from_c(self._code, self._numbers[index])

    def _set(self, index, value):
        self._numbers[index] = _as_c(self._code, value)


# A field of row n is number n of the cells of its name.
class Structure(_CData):
    __module__ = "_ctypes"
    _fields_ = ()

    def __init__(self, *args, **kwargs):
        self._place({name: _LocalCells(code, 1) for name, code in _fields_of(type(self))}, 0)
        self._fill(args, kwargs)

    def _place(self, cells, row):
        object.__setattr__(self, "_cells", cells)
        object.__setattr__(self, "_row", row)
        return self

    def _fill(self, args, kwargs={}):
        names = list(self._cells)
        if len(args) > len(names):
            raise TypeError("too many initializers")
        for name, value in zip(names, args):
            if name in kwargs:
                raise TypeError(f"duplicate values for field {name!r}")
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __getattr__(self, name):
        if name == "_cells" or name not in self._cells:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return self._cells[name]._get(self._row)

    def __setattr__(self, name, value):
        if name in self._cells:
            self._cells[name]._set(self._row, value)
        else:
            object.__setattr__(self, name, value)


# [(name, type code)], those of the bases first.
def _fields_of(cls):
    fields = []
    for base in reversed(cls.__mro__):
        for field in base.__dict__.get("_fields_", ()):
            code = getattr(field[1], "_type_", None)
            if len(field) > 2 or code not in _c_types:
                _unsupported("fields of structures that are no numbers")
            fields.append((field[0], code))
    return fields


def _c_sizeof(obj_or_type, /):
    cls = obj_or_type if isinstance(obj_or_type, type) else type(obj_or_type)
    if issubclass(cls, Structure):
        end = widest = 0
        for _, code in _fields_of(cls):
            size = _c_types[code][1]
            end = -(-end // size) * size + size
            widest = max(widest, size)
        return -(-end // widest) * widest if widest else 0
    code = getattr(cls, "_type_", None)
    if not issubclass(cls, _SimpleCData) or code is None:
        raise TypeError("this type has no size")
    return 8 if code in _c_pointer_codes else _c_types[code][1]


_CStructure = Structure
for _name, _code in (("c_bool", "?"), ("c_char", "c"), ("c_wchar", "u"), ("c_byte", "b"),
                     ("c_ubyte", "B"), ("c_short", "h"), ("c_ushort", "H"), ("c_int", "i"),
                     ("c_uint", "I"), ("c_long", "l"), ("c_ulong", "L"), ("c_float", "f"),
                     ("c_double", "d"), ("c_char_p", "z"), ("c_wchar_p", "Z"), ("c_void_p", "P")):
    _made = _c_simple(_name, _code)
    for _other in {"b": ("c_int8",), "B": ("c_uint8",), "h": ("c_int16",), "H": ("c_uint16",),
                   "i": ("c_int32",), "I": ("c_uint32",), "l": ("c_int64", "c_longlong", "c_ssize_t"),
                   "L": ("c_uint64", "c_ulonglong", "c_size_t")}.get(_code, ()):
        _put("ctypes", _other, _made)
_export("ctypes", "Structure=_CStructure sizeof=_c_sizeof")
