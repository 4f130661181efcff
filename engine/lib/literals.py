

# --- literals.py: ast.literal_eval --------------------------------------------------------------------

_literal_escapes = {"\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n",
                    "r": "\r", "t": "\t", "v": "\v", "\n": ""}
_literal_closers = {"(": ")", "[": "]", "{": "}"}
_literal_digits = frozenset("0123456789")


def _literal_syntax_error(text, message, line=1):
    error = SyntaxError(message)
    error.msg, error.filename, error.lineno = message, "<unknown>", line
    error.text = text
    raise error


# What the parser of CPython would have made of it: only its name is seen, in messages.
def _malformed(kind, line):
    shown = object.__repr__(type(kind, (), {"__module__": "ast"})())
    raise ValueError(f"malformed node or string on line {line}: {shown}")


def _literal_kind(value):
    kinds = {list: "List", tuple: "Tuple", dict: "Dict", set: "Set"}
    return kinds.get(type(value), "Constant")


class _LiteralReader:
    def __init__(self, text):
        self.text, self.at, self.open = text, 0, []

    def line(self):
        return self.text.count("\n", 0, self.at) + 1

    # The next character that means something; "" at the end.
    def peek(self):
        text = self.text
        while self.at < len(text):
            c = text[self.at]
            if c == "#":
                end = text.find("\n", self.at)
                self.at = len(text) if end < 0 else end
            elif c in " \t\f" or c in "\r\n" and self.open:
                self.at += 1
            else:
                return c
        return ""

    def fail(self, message="invalid syntax"):
        _literal_syntax_error(self.text, message, self.line())

    def whole(self):
        value = self.one_or_tuple("") if self.peek() else self.fail()
        while self.peek() and self.peek() in "\r\n":
            self.at += 1
        if self.peek():
            self.refuse_rest()
        return value

    # What follows a value makes an expression of another kind of it.
    def refuse_rest(self):
        kinds = {"(": "Call", ".": "Attribute", "[": "Subscript", "<": "Compare", ">": "Compare",
                 "=": "Compare", "!": "Compare"}
        c = self.peek()
        if c in kinds and self.text[self.at:self.at + 2] != "= ":
            _malformed(kinds[c], self.line())
        if c and c in "+-*/%|&^@":
            _malformed("BinOp", self.line())
        self.fail()

    # The values up to the closing bracket, and whether there was a comma.
    def items(self, closer):
        values, has_comma = [], False
        while self.peek() not in (closer, "\n", "\r"):
            values.append(self.sum())
            if self.peek() != ",":
                break
            self.at += 1
            has_comma = True
        if closer:
            self.close(closer)
        return values, has_comma

    def one_or_tuple(self, closer):
        values, has_comma = self.items(closer)
        return values[0] if len(values) == 1 and not has_comma else tuple(values)

    def close(self, closer):
        c = self.peek()
        if c == closer:
            self.at += 1
            return
        if c == "":
            opener = {value: key for key, value in _literal_closers.items()}[closer]
            self.fail(f"'{opener}' was never closed")
        self.refuse_rest()

    def sum(self):
        left, line = self.signed(), self.line()
        while self.peek() and self.peek() in "+-":
            sign = self.text[self.at]
            self.at += 1
            if type(left) not in (int, float, complex):
                _malformed(_literal_kind(left), line)
            right = self.atom()
            if type(right) not in (int, float, complex):
                _malformed(_literal_kind(right), line)
            if type(left) is complex or type(right) is not complex:
                _malformed("BinOp", line)
            left = left + right if sign == "+" else left - right
        return left

    def signed(self):
        c = self.peek()
        if not c or c not in "+-":
            return self.atom()
        self.at += 1
        if self.peek() and self.peek() in "+-":
            _malformed("UnaryOp", self.line())
        value = self.atom()
        if type(value) not in (int, float, complex):
            _malformed(_literal_kind(value), self.line())
        return value if c == "+" else -value

    def atom(self):
        c = self.peek()
        if c in _literal_closers:
            return self.bracket(c)
        if c in _literal_digits or c == "." and self.text[self.at + 1:self.at + 2].isdigit():
            return self.number()
        if c in ("'", '"') or self.prefix() is not None:
            return self.strings()
        if c.isidentifier():
            return self.name()
        if self.text.startswith("...", self.at):
            self.at += 3
            return ...
        if c == "" and self.open:
            self.fail(f"'{self.open[-1]}' was never closed")
        self.fail(f"unmatched '{c}'" if c in (")", "]", "}") and not self.open else "invalid syntax")

    def bracket(self, opener):
        self.at += 1
        self.open.append(opener)
        closer = _literal_closers[opener]
        if opener == "{":
            value = self.braces()
        elif opener == "(":
            value = self.one_or_tuple(closer)
        else:
            value = self.items(closer)[0]
        self.open.pop()
        return value

    def braces(self):
        keys, values = [], []
        is_dict = self.peek() == "}"
        while self.peek() != "}":
            keys.append(self.sum())
            if self.peek() == ":":
                is_dict = True
                self.at += 1
                if self.peek() in ("}", ","):
                    self.fail("expression expected after dictionary key and ':'")
                values.append(self.sum())
            if self.peek() != ",":
                break
            self.at += 1
        self.close("}")
        return dict(zip(keys, values)) if is_dict else set(keys)

    def number(self):
        begin = self.at
        text = self.text
        while self.at < len(text) and (text[self.at].isalnum() or text[self.at] in "._"
                                       or text[self.at] in "+-" and text[self.at - 1] in "eE"
                                       and text[begin:begin + 2] not in ("0x", "0X")):
            self.at += 1
        shown = text[begin:self.at]
        try:
            if shown[-1] in "jJ":
                return complex(shown)
            if shown[:2].lower() in ("0x", "0o", "0b") or shown.replace("_", "").isdigit():
                return int(shown, 0)
            return float(shown)
        except ValueError:
            self.fail("invalid decimal literal")

    def name(self):
        begin = self.at
        while self.at < len(self.text) and (self.text[self.at].isalnum()
                                            or self.text[self.at] == "_"):
            self.at += 1
        word = self.text[begin:self.at]
        if word in ("None", "True", "False"):
            return {"None": None, "True": True, "False": False}[word]
        if word == "set" and self.text[self.at:].replace(" ", "").startswith("()"):
            self.at = self.text.index(")", self.at) + 1
            return set()
        line = self.line()
        follows = self.peek()
        if follows in ("", ",", ")", "]", "}", ":", "\n"):
            _malformed("Name", line)
        self.refuse_rest()

    # "rb" before a quote, or None.
    def prefix(self):
        end = self.at
        while end < len(self.text) and end - self.at < 3 and self.text[end] in "rRbBuUfF":
            end += 1
        word = self.text[self.at:end].lower()
        return word if self.text[end:end + 1] in ("'", '"') and self.text[end:end + 1] else None

    def strings(self):
        parts = []
        while self.peek() and self.prefix() is not None:
            parts.append(self.string())
        value = parts[0]
        for part in parts[1:]:
            if type(part) is not type(value):
                self.fail("cannot mix bytes and nonbytes literals")
            value += part
        return value

    def string(self):
        prefix = self.prefix()
        if "f" in prefix:
            _malformed("JoinedStr", self.line())
        self.at += len(prefix)
        text, quote = self.text, self.text[self.at]
        if text.startswith(quote * 3, self.at):
            quote *= 3
        self.at += len(quote)
        pieces = []
        while not text.startswith(quote, self.at):
            c = text[self.at:self.at + 1]
            if c == "" or c == "\n" and len(quote) == 1:
                self.fail(f"unterminated string literal (detected at line {self.line()})")
            self.at += 1
            if c == "\\" and "r" in prefix:
                pieces.append(c + text[self.at])
                self.at += 1
            elif c == "\\":
                pieces.append(self.escape("b" in prefix))
            else:
                pieces.append(c)
        self.at += len(quote)
        value = "".join(pieces)
        return value.encode("latin-1") if "b" in prefix else value

    def escape(self, is_bytes):
        text = self.text
        c = text[self.at]
        self.at += 1
        if c in _literal_escapes:
            return _literal_escapes[c]
        size = {"x": 2}.get(c) if is_bytes else {"x": 2, "u": 4, "U": 8}.get(c)
        if size:
            digits = text[self.at:self.at + size]
            self.at += size
            return chr(int(digits, 16))
        if c in "01234567":
            begin = self.at - 1
            while self.at - begin < 3 and text[self.at] in "01234567":
                self.at += 1
            return chr(int(text[begin:self.at], 8))
        if c == "N" and not is_bytes:
            _unsupported("ast.literal_eval of a name of a character")
        return "\\" + c


def literal_eval(node_or_string):
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    return _LiteralReader(node_or_string.lstrip(" \t")).whole()


_export("ast", "literal_eval")


# --- shutil, without files ----------------------------------------------------------------------------

_TerminalSize = namedtuple("terminal_size", "columns lines")
_TerminalSize.__module__ = "os"
_TerminalSize.__repr__ = lambda self: f"os.terminal_size(columns={self[0]}, lines={self[1]})"


# Standard output is no terminal.
def get_terminal_size(fallback=(80, 24)):
    return _TerminalSize(*fallback)


_export("shutil", "get_terminal_size")
