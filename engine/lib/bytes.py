

# --- bytes.py: methods of bytes that work on ASCII letters, by way of text --------------------------

def _as_latin(b):
    return b.decode("latin-1")


def _bytes_argument(b):
    return _as_latin(_plain_bytes(b))


def _fill_argument(function, b):
    if not isinstance(b, (bytes, bytearray)) or len(b) != 1:
        raise TypeError(f"{function}() argument 2 must be a byte string of length 1, not "
                        f"{_type_name(b)}")
    return _as_latin(b)


def _bytes_map(self, change):
    return bytes([change(c) for c in self])


def _byte_lower(c):
    return c + 32 if 65 <= c <= 90 else c


def _byte_upper(c):
    return c - 32 if 97 <= c <= 122 else c


def _byte_is_letter(c):
    return 65 <= c <= 90 or 97 <= c <= 122


def _bytes_capitalize(self):
    return _bytes_map(self[:1], _byte_upper) + _bytes_map(self[1:], _byte_lower)


def _bytes_swapcase(self):
    return _bytes_map(self, lambda c: c ^ 32 if _byte_is_letter(c) else c)


def _bytes_title(self):
    out, inside = [], False
    for c in self:
        out.append(_byte_lower(c) if inside else _byte_upper(c))
        inside = _byte_is_letter(c)
    return bytes(out)


def _bytes_center(self, width, fillbyte=b" ", /):
    return _as_latin(self).center(width, _fill_argument("center", fillbyte)).encode("latin-1")


def _bytes_ljust(self, width, fillbyte=b" ", /):
    return _as_latin(self).ljust(width, _fill_argument("ljust", fillbyte)).encode("latin-1")


def _bytes_rjust(self, width, fillbyte=b" ", /):
    return _as_latin(self).rjust(width, _fill_argument("rjust", fillbyte)).encode("latin-1")


def _bytes_zfill(self, width, /):
    return _as_latin(self).zfill(width).encode("latin-1")


def _bytes_expandtabs(self, tabsize=8):
    return _as_latin(self).expandtabs(tabsize).encode("latin-1")


def _all_bytes(self, test):
    return len(self) > 0 and all([test(c) for c in self])


def _bytes_isalpha(self):
    return _all_bytes(self, _byte_is_letter)


def _bytes_isdigit(self):
    return _all_bytes(self, lambda c: 48 <= c <= 57)


def _bytes_isalnum(self):
    return _all_bytes(self, lambda c: 48 <= c <= 57 or _byte_is_letter(c))


def _bytes_isspace(self):
    return _all_bytes(self, lambda c: c in (9, 10, 11, 12, 13, 32))


def _bytes_isascii(self):
    return all([c < 128 for c in self])


def _bytes_islower(self):
    letters = [c for c in self if _byte_is_letter(c)]
    return len(letters) > 0 and all([c >= 97 for c in letters])


def _bytes_isupper(self):
    letters = [c for c in self if _byte_is_letter(c)]
    return len(letters) > 0 and all([c <= 90 for c in letters])


def _bytes_istitle(self):
    return _bytes_title(self) == self and any([_byte_is_letter(c) for c in self])


def _bytes_partition(self, sep, /):
    parts = _as_latin(self).partition(_bytes_argument(sep))
    return tuple([part.encode("latin-1") for part in parts])


def _bytes_rpartition(self, sep, /):
    parts = _as_latin(self).rpartition(_bytes_argument(sep))
    return tuple([part.encode("latin-1") for part in parts])


def _bytes_removeprefix(self, prefix, /):
    return self[len(prefix):] if self.startswith(prefix) else self


def _bytes_removesuffix(self, suffix, /):
    return self[:len(self) - len(suffix)] if suffix and self.endswith(suffix) else self


def _bytes_rsplit(self, sep=None, maxsplit=-1):
    if sep is not None:
        parts = _as_latin(self).rsplit(_bytes_argument(sep), maxsplit)
        return [part.encode("latin-1") for part in parts]
    words = self.split()
    if 0 <= maxsplit < len(words):
        kept = words[len(words) - maxsplit:] if maxsplit else []
        rest = self.rstrip()
        for word in reversed(kept):
            rest = rest[:len(rest) - len(word)].rstrip()
        return [rest] + kept
    return words


def _bytes_splitlines(self, keepends=False):
    lines, at = [], 0
    while at < len(self):
        end = at
        while end < len(self) and self[end] not in (10, 13):
            end += 1
        stop = end + (2 if self[end:end + 2] == b"\r\n" else 1 if end < len(self) else 0)
        lines.append(self[at:stop] if keepends else self[at:end])
        at = stop
    return lines


def _bytes_translate(self, table, /, delete=b""):
    kept = [c for c in self if c not in delete]
    if table is None:
        return bytes(kept)
    if len(table) != 256:
        raise ValueError("translation table must be 256 characters long")
    return bytes([table[c] for c in kept])


for _name, _function in (
        ("capitalize", _bytes_capitalize), ("swapcase", _bytes_swapcase), ("title", _bytes_title),
        ("center", _bytes_center), ("ljust", _bytes_ljust), ("rjust", _bytes_rjust),
        ("zfill", _bytes_zfill), ("expandtabs", _bytes_expandtabs), ("isalpha", _bytes_isalpha),
        ("isdigit", _bytes_isdigit), ("isalnum", _bytes_isalnum), ("isspace", _bytes_isspace),
        ("isascii", _bytes_isascii), ("islower", _bytes_islower), ("isupper", _bytes_isupper),
        ("istitle", _bytes_istitle), ("partition", _bytes_partition),
        ("rpartition", _bytes_rpartition), ("removeprefix", _bytes_removeprefix),
        ("removesuffix", _bytes_removesuffix), ("rsplit", _bytes_rsplit),
        ("splitlines", _bytes_splitlines), ("translate", _bytes_translate)):
    _function.__name__, _function.__qualname__ = _name, "bytes." + _name
    _extend_class(bytes, _name, _function)
del _name, _function
