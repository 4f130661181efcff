

# --- io.py: texts and bytes that are written and read like files -------------------------------------

# How many to read of what is left: all where the program says nothing or a negative number.
def _how_many(size, left):
    if size is None:
        return left
    if not hasattr(type(size), "__index__"):
        raise TypeError(f"argument should be integer or None, not '{_type_name(size)}'")
    size = _as_index(size)
    return left if size < 0 else size


# What is written at the end is kept as the pieces it came in, until somebody looks at the text.
class StringIO:
    __module__ = "_io"
    _tp_name_ = "_io.StringIO"
    encoding = errors = None
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not "
                            f"{type(initial_value).__name__}")
        self._text = initial_value or ""
        self._pieces = []
        self._length = len(self._text)
        self._place = 0
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _whole(self):
        if self._pieces:
            self._text += "".join(self._pieces)
            self._pieces.clear()
        return self._text

    def _replace(self, text):
        self._pieces.clear()
        self._text = text
        self._length = len(text)

    def write(self, s, /):
        if self.closed:
            self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        count = len(s)
        if self._place == self._length:
            self._pieces.append(s)
            self._place = self._length = self._place + count
        else:
            text = self._whole()
            before = text[:self._place]
            before += "\0" * (self._place - len(before))
            self._place += count
            self._replace(before + s + text[self._place:])
        return count

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def getvalue(self):
        self._check()
        return self._whole()

    def read(self, size=-1, /):
        self._check()
        start = self._place
        end = start + _how_many(size, self._length)
        self._place = max(start, min(end, self._length))
        return self._whole()[start:self._place]

    def readline(self, size=-1, /):
        self._check()
        end = self._whole().find("\n", self._place)
        length = (self._length if end < 0 else end + 1) - self._place
        return self.read(min(_how_many(size, length), length))

    def readlines(self, hint=-1, /):
        return list(self)

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        if type(self) is not StringIO:
            line = self.readline()
            if not line:
                raise StopIteration
            return line
        self._check()
        start = self._place
        if start >= self._length:
            raise StopIteration
        text = self._whole()
        self._place = end = text.find("\n", start) + 1 or self._length
        return text[start:end]

    def seek(self, pos, whence=0, /):
        self._check()
        pos, whence = _as_index(pos), _as_index(whence)
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._place = pos if whence == 0 else self._place if whence == 1 else self._length
        return self._place

    def tell(self):
        self._check()
        return self._place

    def truncate(self, pos=None, /):
        size = self._place if pos is None else _how_many(pos, pos)
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._replace(self._whole()[:size])
        return size

    def flush(self):
        self._check()

    def close(self):
        self.closed = True

    def isatty(self):
        self._check()
        return False

    def readable(self):
        return True

    writable = seekable = readable

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __repr__(self):
        return f"<_io.StringIO object at {_address(self)}>"


_export("io", "StringIO")
