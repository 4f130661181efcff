

# --- json.py ------------------------------------------------------------------------------------------

class JSONDecodeError(ValueError):
    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        line = doc.count("\n", 0, pos) + 1
        column = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {line} column {column} (char {pos})")
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, line, column


_json_escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f",
                 "\b": "\\b"}
_json_unescapes = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r",
                   "t": "\t"}


def _json_escape(c, ascii_only):
    known = _json_escapes.get(c)
    if known is not None:
        return known
    code = ord(c)
    if code >= 32 and (code < 127 or not ascii_only):
        return c
    if code > 0xffff:
        code -= 0x10000
        return f"\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}"
    return f"\\u{code:04x}" if ascii_only or code < 32 else c


def _json_string(text, ascii_only):
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return '"' + text + '"'
    return '"' + "".join([_json_escape(c, ascii_only) for c in text]) + '"'


class JSONEncoder:
    __module__ = "json.encoder"
    item_separator, key_separator = ", ", ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii = skipkeys, ensure_ascii
        self.check_circular, self.allow_nan = check_circular, allow_nan
        self.sort_keys = sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        return "".join(self._parts(o, 0, {}))

    def iterencode(self, o, _one_shot=False):
        return iter(self._parts(o, 0, {}))

    def _parts(self, o, depth, open_ones):
        parts = []
        self._add(parts, o, depth, open_ones)
        return parts

    def _float(self, o):
        if o == o and o not in (_math_inf, -_math_inf):
            return repr(float(o))
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant" +
                             (f": {o!r}" if _minor >= 12 else ""))
        return "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"

    def _plain(self, o):
        if isinstance(o, str):
            return _json_string(o, self.ensure_ascii)
        if o is None:
            return "null"
        if o is True or o is False:
            return "true" if o else "false"
        if isinstance(o, int):
            return repr(int(o))
        return self._float(o) if isinstance(o, float) else None

    def _add(self, parts, o, depth, open_ones):
        plain = self._plain(o)
        if plain is not None:
            parts.append(plain)
            return
        if id(o) in open_ones:
            raise ValueError("Circular reference detected")
        if self.check_circular:
            open_ones[id(o)] = o
        if isinstance(o, (list, tuple)):
            self._add_list(parts, o, depth + 1, open_ones)
        elif _is_mapping(o):
            self._add_dict(parts, o, depth + 1, open_ones)
        else:
            self._add(parts, self.default(o), depth, open_ones)
        open_ones.pop(id(o), None)

    def _line(self, depth):
        return "" if self.indent is None else "\n" + self.indent * depth

    def _add_list(self, parts, o, depth, open_ones):
        if not o:
            parts.append("[]")
            return
        start = "["
        for item in o:
            parts.append(start + self._line(depth))
            self._add(parts, item, depth, open_ones)
            start = self.item_separator
        parts.append(self._line(depth - 1) + "]")

    def _key(self, key):
        if isinstance(key, str):
            return key
        plain = self._plain(key)
        if plain is None and not self.skipkeys:
            raise TypeError("keys must be str, int, float, bool or None, not "
                            f"{type(key).__name__}")
        return plain

    def _add_dict(self, parts, o, depth, open_ones):
        if not o:
            parts.append("{}")
            return
        start = "{"
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            key = self._key(key)
            if key is None:
                continue
            parts.append(start + self._line(depth) + _json_string(key, self.ensure_ascii)
                         + self.key_separator)
            self._add(parts, value, depth, open_ones)
            start = self.item_separator
        if start == "{":
            parts.append("{}")
            return
        parts.append(self._line(depth - 1) + "}")


def _is_mapping(o):
    return isinstance(o, dict)


class JSONDecoder:
    __module__ = "json.decoder"

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook = object_hook, object_pairs_hook
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or {"NaN": _math_nan, "Infinity": _math_inf,
                                                 "-Infinity": -_math_inf}.__getitem__
        self.strict = strict

    def decode(self, s):
        value, end = self._value(s, self._skip(s, 0))
        end = self._skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    def _skip(self, s, at):
        while at < len(s) and s[at] in " \t\n\r":
            at += 1
        return at

    def _value(self, s, at):
        c = s[at:at + 1]
        if c == '"':
            return self._string(s, at + 1)
        if c == "{":
            return self._object(s, at + 1)
        if c == "[":
            return self._array(s, at + 1)
        for word, value in (("null", None), ("true", True), ("false", False)):
            if s.startswith(word, at):
                return value, at + len(word)
        if c and c in "-0123456789":
            found = self._number(s, at)
            if found is not None:
                return found
        for word in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        raise JSONDecodeError("Expecting value", s, at)

    def _digits(self, s, at):
        while at < len(s) and s[at] in "0123456789":
            at += 1
        return at

    def _number(self, s, start):
        at = start + (s[start] == "-")
        end = at + 1 if s[at:at + 1] == "0" else self._digits(s, at)
        if end == at:
            return None
        whole = end
        if s[end:end + 1] == "." and self._digits(s, end + 1) > end + 1:
            end = self._digits(s, end + 1)
        if s[end:end + 1] in ("e", "E"):
            digits = end + 1 + (s[end + 1:end + 2] in ("+", "-"))
            if self._digits(s, digits) > digits:
                end = self._digits(s, digits)
        text = s[start:end]
        return (self.parse_int if end == whole else self.parse_float)(text), end

    def _string(self, s, at):
        start, parts = at - 1, []
        while True:
            end = at
            while end < len(s) and s[end] not in '"\\' and s[end] >= " ":
                end += 1
            parts.append(s[at:end])
            if end == len(s):
                raise JSONDecodeError("Unterminated string starting at", s, start)
            if s[end] == '"':
                return "".join(parts), end + 1
            if s[end] != "\\":
                if self.strict:
                    raise JSONDecodeError("Invalid control character at", s, end)
                parts.append(s[end])
                at = end + 1
                continue
            c, at = self._escape(s, end, start)
            parts.append(c)

    def _escape(self, s, at, start):
        c = s[at + 1:at + 2]
        if not c:
            raise JSONDecodeError("Unterminated string starting at", s, start)
        if c != "u":
            if c not in _json_unescapes:
                raise JSONDecodeError("Invalid \\escape", s, at)
            return _json_unescapes[c], at + 2
        code, end = self._hex(s, at + 2), at + 6
        if 0xd800 <= code <= 0xdbff and s[end:end + 2] == "\\u":
            low = self._hex(s, end + 2)
            if 0xdc00 <= low <= 0xdfff:
                code, end = 0x10000 + ((code - 0xd800) << 10 | low - 0xdc00), end + 6
        return chr(code), end

    def _hex(self, s, at):
        digits = s[at:at + 4]
        if len(digits) != 4 or not all([c in "0123456789abcdefABCDEF" for c in digits]):
            raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)
        return int(digits, 16)

    def _object(self, s, at):
        pairs = []
        at = self._skip(s, at)
        if s[at:at + 1] == "}":
            return self._made(pairs), at + 1
        while True:
            if s[at:at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
            key, at = self._string(s, at + 1)
            at = self._skip(s, at)
            if s[at:at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self._value(s, self._skip(s, at + 1))
            pairs.append((key, value))
            at = self._skip(s, at)
            if s[at:at + 1] == "}":
                return self._made(pairs), at + 1
            if s[at:at + 1] != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = self._behind_comma(s, at, "}", "object")

    # Since 3.13 a comma with nothing behind it has a message of its own.
    def _behind_comma(self, s, comma, end, what):
        at = self._skip(s, comma + 1)
        if _minor >= 13 and s[at:at + 1] == end:
            raise JSONDecodeError(f"Illegal trailing comma before end of {what}", s, comma)
        return at

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        return dict(pairs) if self.object_hook is None else self.object_hook(dict(pairs))

    def _array(self, s, at):
        items = []
        at = self._skip(s, at)
        if s[at:at + 1] == "]":
            return items, at + 1
        while True:
            value, at = self._value(s, at)
            items.append(value)
            at = self._skip(s, at)
            if s[at:at + 1] == "]":
                return items, at + 1
            if s[at:at + 1] != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = self._behind_comma(s, at, "]", "array")


def _json_plain_text(obj, ensure_ascii, indent, separators, sort_keys):
    if separators is None:
        separators = ", " if indent is None else ",", ": "
    elif type(separators) is not tuple or len(separators) != 2:
        return NotImplemented
    if type(indent) is int:
        indent = " " * indent
    return _json_write(obj, ensure_ascii, indent, separators[0], separators[1], sort_keys)


def _json_dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
    if cls is None and default is None and check_circular is allow_nan is True and not kw:
        text = _json_plain_text(obj, ensure_ascii, indent, separators, sort_keys)
        if text is not NotImplemented:
            return text
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
        allow_nan=allow_nan, indent=indent, separators=separators, default=default,
        sort_keys=sort_keys, **kw).encode(obj)


def _json_dump(obj, fp, **kw):
    fp.write(_json_dumps(obj, **kw))


def _json_loads(s, *, cls=None, **kw):
    if cls is None and not kw:
        value = _json_read(s)
        if value is not NotImplemented:
            return value
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    elif isinstance(s, bytes):
        s = s.decode("utf-8")
    else:
        raise TypeError("the JSON object must be str, bytes or bytearray, not "
                        f"{type(s).__name__}")
    return (cls or JSONDecoder)(**kw).decode(s)


def _json_load(fp, **kw):
    return _json_loads(fp.read(), **kw)


_export("json", """JSONDecodeError JSONEncoder JSONDecoder dumps=_json_dumps dump=_json_dump
loads=_json_loads load=_json_load""")
_export("json.decoder", "JSONDecodeError JSONDecoder")
_export("json.encoder", "JSONEncoder")
