

# --- packing.py: struct, array, binascii, zlib's checksums --------------------------------------------

class _StructError(Exception):
    __module__ = "struct"
    __qualname__ = "error"


_StructError.__name__ = "error"

_struct_sizes = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4,
                 "L": 4, "q": 8, "Q": 8, "e": 2, "f": 4, "d": 8, "s": 1, "p": 1}
_struct_native = {**_struct_sizes, "l": 8, "L": 8, "n": 8, "N": 8, "P": 8}
_struct_names = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}


# [(kind, count, size, offset)], the whole size, and the order of bytes.
def _struct_parse(format):
    if isinstance(format, (bytes, bytearray)):
        format = format.decode("ascii")
    if not isinstance(format, str):
        raise TypeError(f"Struct() argument 1 must be a str or bytes object, not "
                        f"{_type_name(format)}")
    mark = format[:1] if format[:1] in ("@", "=", "<", ">", "!") and format else "@"
    sizes = _struct_native if mark == "@" else _struct_sizes
    order = "big" if mark in (">", "!") else "little"
    fields, offset, count = [], 0, ""
    for c in format[1:] if format[:1] == mark else format:
        if c.isspace() and not count:
            continue
        if c.isdigit():
            count += c
            continue
        if c not in sizes:
            raise _StructError("bad char in struct format")
        size = sizes[c]
        if mark == "@" and c not in "sp":
            offset = (offset + size - 1) // size * size
        times = int(count) if count else 1
        fields.append((c, times, size, offset))
        offset += times * size
        count = ""
    if count:
        raise _StructError("repeat count given without format specifier")
    return fields, offset, order


def _struct_value_count(fields):
    return sum([0 if kind == "x" else 1 if kind in "sp" else times
                for kind, times, _, _ in fields])


def _struct_int(kind, size, value):
    if not isinstance(value, int):
        if not hasattr(type(value), "__index__"):
            raise _StructError("required argument is not an integer")
        value = _as_index(value)
    signed = kind in "bhilqn"
    low, high = (-(1 << 8 * size - 1), (1 << 8 * size - 1) - 1) if signed \
        else (0, (1 << 8 * size) - 1)
    if low <= value <= high:
        return value.to_bytes(size, "little", signed=signed)
    if _minor >= 12:
        raise _StructError(f"'{kind}' format requires {low} <= number <= {high}")
    wide = (0, (1 << 64) - 1) if kind in "ILQNP" else (-(1 << 63), (1 << 63) - 1)
    if size == 8 or not wide[0] <= value <= wide[1]:
        raise _StructError("argument out of range")
    name = _struct_names.get(kind, f"'{kind}'")
    raise _StructError(f"{name} format requires {low} <= number <= {high}")


def _struct_pack_one(kind, value, size=None, is_native=True):
    if size is None:
        size = _struct_native[kind]
    if kind == "c":
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise _StructError("char format requires a bytes object of length 1")
        return bytes(value)
    if kind == "?":
        return b"\x01" if value else b"\x00"
    if kind in "efd":
        if not isinstance(value, (int, float)) and not hasattr(type(value), "__float__"):
            raise _StructError("required argument is not a float")
        try:
            packed = _float_bytes(float(value), size)
        except OverflowError:
            raise _StructError("required argument is not a float") from None
        if packed is None and kind == "e":
            raise _StructError("int too large to convert")
        if packed is None and is_native:
            return _float_bytes(_math_inf if value > 0 else -_math_inf, 4)
        if packed is None:
            raise OverflowError("float too large to pack with f format")
        return packed
    return _struct_int(kind, size, value)


def _struct_unpack_one(kind, raw, order="little"):
    if kind == "c":
        return bytes(raw)
    if kind == "?":
        return raw[0] != 0
    if kind in "efd":
        return _bytes_float(raw if order == "little" else raw[::-1])
    return int.from_bytes(raw, order, signed=kind in "bhilqn")


def _struct_pack(function, parsed, is_native, values):
    fields, size, order = parsed
    expected = _struct_value_count(fields)
    if len(values) != expected:
        raise _StructError(f"{function} expected {expected} items for packing "
                           f"(got {len(values)})")
    parts, at, done = [], 0, 0
    for kind, times, width, offset in fields:
        parts.append(bytes(offset - done))
        done = offset + times * width
        if kind == "x":
            parts.append(bytes(times))
        elif kind in "sp":
            value = values[at]
            if not isinstance(value, (bytes, bytearray)):
                raise _StructError(f"argument for '{kind}' must be a bytes object")
            value = bytes(value)
            if kind == "p":
                value = value[:max(times - 1, 0)]
                value = (bytes([min(len(value), 255)]) + value) if times else b""
            parts.append(value[:times] + bytes(times - min(len(value), times)))
            at += 1
        else:
            for value in values[at:at + times]:
                raw = _struct_pack_one(kind, value, width, is_native)
                parts.append(raw if order == "little" or kind == "c" else raw[::-1])
            at += times
    return b"".join(parts)


def _struct_unpack(parsed, data):
    fields, size, order = parsed
    values = []
    for kind, times, width, offset in fields:
        if kind == "s":
            values.append(data[offset:offset + times])
        elif kind == "p":
            length = min(data[offset], times - 1) if times else 0
            values.append(data[offset + 1:offset + 1 + length])
        elif kind != "x":
            for i in range(times):
                place = offset + i * width
                values.append(_struct_unpack_one(kind, data[place:place + width], order))
    return tuple(values)


class Struct:
    __module__ = "_struct"
    _tp_name_ = "_struct.Struct"

    def __init__(self, format):
        self._parsed = _struct_parse(format)
        self.format = format.decode("ascii") if isinstance(format, bytes) else format
        self.size = self._parsed[1]
        self._is_native = self.format[:1] not in ("=", "<", ">", "!") or not self.format

    def pack(self, *values):
        return _struct_pack("pack", self._parsed, self._is_native, values)

    def pack_into(self, buffer, offset, *values):
        packed = _struct_pack("pack_into", self._parsed, self._is_native, values)
        if not isinstance(buffer, (bytearray, memoryview, array)):
            raise TypeError("argument must be read-write bytes-like object, not "
                            f"{_type_name(buffer)}")
        view = memoryview(buffer)
        have = view.nbytes
        if offset < 0:
            if offset + have < 0:
                raise _StructError(f"offset {offset} out of range for {have}-byte buffer")
            if -offset < self.size:
                raise _StructError(f"no space to pack {self.size} bytes at offset {offset}")
            offset += have
        if have - offset < self.size:
            raise _StructError(f"pack_into requires a buffer of at least {self.size + offset} "
                               f"bytes for packing {self.size} bytes at offset {offset} "
                               f"(actual buffer size is {have})")
        view.cast("B")[offset:offset + self.size] = packed

    def unpack(self, buffer, /):
        data = _plain_bytes(buffer)
        if len(data) != self.size:
            raise _StructError(f"unpack requires a buffer of {self.size} bytes")
        return _struct_unpack(self._parsed, data)

    def unpack_from(self, buffer, offset=0):
        data = _plain_bytes(buffer)
        if offset < 0:
            if offset + len(data) < 0:
                raise _StructError(f"offset {offset} out of range for {len(data)}-byte buffer")
            if -offset < self.size:
                raise _StructError(f"not enough data to unpack {self.size} bytes")
            offset += len(data)
        if len(data) - offset < self.size:
            raise _StructError(f"unpack_from requires a buffer of at least {self.size + offset} "
                               f"bytes for unpacking {self.size} bytes at offset {offset} "
                               f"(actual buffer size is {len(data)})")
        return _struct_unpack(self._parsed, data[offset:offset + self.size])

    def iter_unpack(self, buffer, /):
        data = _plain_bytes(buffer)
        if self.size == 0:
            raise _StructError("cannot iteratively unpack with a struct of length 0")
        if len(data) % self.size:
            raise _StructError("iterative unpacking requires a buffer of a multiple of "
                               f"{self.size} bytes")
        return iter([_struct_unpack(self._parsed, data[at:at + self.size])
                     for at in range(0, len(data), self.size)])

    def __repr__(self):
        return f"Struct({self.format!r})"


def _struct_pack_function(format, *values):
    return Struct(format).pack(*values)


def _struct_pack_into(format, buffer, offset, *values):
    Struct(format).pack_into(buffer, offset, *values)


def _struct_unpack_function(format, buffer, /):
    return Struct(format).unpack(buffer)


def _struct_unpack_from(format, /, buffer, offset=0):
    return Struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return Struct(format).iter_unpack(buffer)


def calcsize(format, /):
    return _struct_parse(format)[1]


_export("struct", """Struct error=_StructError pack=_struct_pack_function pack_into=_struct_pack_into
unpack=_struct_unpack_function unpack_from=_struct_unpack_from iter_unpack calcsize""")


# --- array

_array_codes = {"b": ("signed char", 1), "B": ("unsigned byte integer", 1),
                "u": ("", 4), "h": ("signed short integer", 2), "H": ("unsigned short", 2),
                "i": ("signed integer", 4), "I": ("unsigned int", 4), "l": ("signed long", 8),
                "L": ("unsigned long", 8), "q": ("signed long long", 8),
                "Q": ("unsigned long long", 8), "f": ("", 4), "d": ("", 8)}


class array:
    __module__ = "array"
    _tp_name_ = "array.array"

    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not "
                            f"{_type_name(typecode)}")
        if typecode not in _array_codes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode, self.itemsize = typecode, _array_codes[typecode][1]
        self._items = []
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError("cannot use a str to initialize an array with typecode "
                            f"'{typecode}'")
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _checked(self, value):
        code = self.typecode
        if code == "u":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be a unicode character, not "
                                f"{_type_name(value)}")
            return value
        if code in "fd":
            if not isinstance(value, (int, float)) and not hasattr(type(value), "__float__"):
                raise TypeError(f"must be real number, not {_type_name(value)}")
            return _bytes_float(_float_bytes(float(value), 4) or b"\0\0\x80\x7f") \
                if code == "f" else float(value)
        if not isinstance(value, int) and not hasattr(type(value), "__index__"):
            raise TypeError(f"'{_type_name(value)}' object cannot be interpreted as an integer")
        value = _as_index(value)
        bits = 8 * self.itemsize
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if code.islower() \
            else (0, (1 << bits) - 1)
        if not low <= value <= high:
            raise OverflowError(self._range_problem(value, low))
        return value

    def _range_problem(self, value, low):
        name = _array_codes[self.typecode][0]
        if self.typecode in "bBhi":
            return f"{name} is {'less than minimum' if value < low else 'greater than maximum'}"
        if self.typecode in "lq":
            return "Python int too large to convert to C long" if self.typecode == "l" \
                else "int too big to convert"
        if value < 0:
            return {"H": "unsigned short is less than minimum"}.get(
                self.typecode, "can't convert negative value to unsigned int")
        return {"H": "unsigned short is greater than maximum",
                "I": "unsigned int is greater than maximum",
                "L": "Python int too large to convert to C unsigned long"}.get(
                    self.typecode, "int too big to convert")

    def append(self, v, /):
        self._items.append(self._checked(v))

    def extend(self, bb, /):
        if isinstance(bb, array):
            if bb.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(bb._items)
        else:
            for v in bb:
                self._items.append(self._checked(v))

    def insert(self, i, v, /):
        self._items.insert(i, self._checked(v))

    def fromlist(self, list, /):
        self._items.extend([self._checked(v) for v in list])

    def frombytes(self, buffer, /):
        data = _plain_bytes(buffer)
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        for at in range(0, len(data), self.itemsize):
            raw = data[at:at + self.itemsize]
            self._items.append(chr(int.from_bytes(raw, "little")) if self.typecode == "u"
                               else _struct_unpack_one(self.typecode, raw))

    def tobytes(self):
        if self.typecode == "u":
            return "".join(self._items).encode("utf-32-le")
        return b"".join([_struct_pack_one(self.typecode, v) for v in self._items])

    __bytes__ = tobytes

    def _write(self, place, raw):
        data = bytearray(self.tobytes())
        data[place:place + len(raw)] = raw
        self._items.clear()
        self.frombytes(data)

    def tolist(self):
        return list(self._items)

    def tounicode(self):
        return "".join(self._items)

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        return self._items.pop(i)

    def remove(self, v, /):
        if v not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(v)

    def index(self, v, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(v, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, v, /):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    def byteswap(self):
        swapped = [v[::-1] for v in [_struct_pack_one(self.typecode, v) for v in self._items]]
        self._items.clear()
        self.frombytes(b"".join(swapped))

    def buffer_info(self):
        return (int(_address(self), 16), len(self._items))

    def _like(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def __copy__(self):
        return self._like(list(self._items))

    def __deepcopy__(self, memo):
        return self._like(list(self._items))

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, v):
        return v in self._items

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._like(self._items[key])
        return self._items[self._index(key, "array index out of range")]

    def _index(self, key, problem):
        if not hasattr(type(key), "__index__"):
            raise TypeError("array indices must be integers")
        i, n = _as_index(key), len(self._items)
        if not -n <= i < n:
            raise IndexError(problem)
        return i

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            if not isinstance(value, array):
                raise TypeError(f"can only assign array (not \"{_type_name(value)}\") to array "
                                "slice")
            self._items[key] = value._items
        else:
            self._items[self._index(key, "array assignment index out of range")] = \
                self._checked(value)

    def __delitem__(self, key):
        del self._items[key]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f"can only append array (not \"{_type_name(other)}\") to array")
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError("can only extend with array (not "
                            f"\"{_type_name(other)}\")")
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._like(self._items * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items *= n
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __class_getitem__(cls, item):
        return _parameterized(cls, item)

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        shown = repr("".join(self._items)) if self.typecode == "u" else repr(self._items)
        return f"array('{self.typecode}', {shown})"


ArrayType, typecodes = array, "bBuhHiIlLqQfd"
_export("array", "array ArrayType typecodes")


# --- binascii, zlib

def hexlify(data, sep=_nothing, bytes_per_sep=1):
    data = _plain_bytes(data)
    return (data.hex() if sep is _nothing else data.hex(sep, bytes_per_sep)).encode("ascii")


def unhexlify(hexstr, /):
    text = hexstr if isinstance(hexstr, str) else _plain_bytes(hexstr).decode("latin-1")
    if len(text) % 2:
        raise _BinasciiError("Odd-length string")
    if any([c not in "0123456789abcdefABCDEF" for c in text]):
        raise _BinasciiError("Non-hexadecimal digit found")
    return bytes.fromhex(text)


def _crc32_of(data, value=0, /):
    return _crc32(_plain_bytes(data), value & 0xffffffff)


def adler32(data, value=1, /):
    low, high = value & 0xffff, value >> 16 & 0xffff
    for byte in _plain_bytes(data):
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low


def b2a_base64(data, /, *, newline=True):
    return b64encode(_plain_bytes(data)) + (b"\n" if newline else b"")


def a2b_base64(data, /, *, strict_mode=False):
    return b64decode(data if isinstance(data, str) else _plain_bytes(data))


def crc_hqx(data, crc, /):
    for byte in _plain_bytes(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xffff
    return crc


_export("binascii", """Error=_BinasciiError hexlify unhexlify b2a_hex=hexlify a2b_hex=unhexlify
crc32=_crc32_of b2a_base64 a2b_base64 crc_hqx""")
_export("zlib", "crc32=_crc32_of adler32")
