

# --- io.py: texts and bytes that are written and read like files -------------------------------------

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
        self._place = 0
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        if self._place == len(self._text):
            self._text += s
        else:
            before = self._text[:self._place]
            before += "\0" * (self._place - len(before))
            self._text = before + s + self._text[self._place + len(s):]
        self._place += len(s)
        return len(s)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def getvalue(self):
        self._check()
        return self._text

    def read(self, size=-1, /):
        self._check()
        start = self._place
        end = len(self._text) if size is None or size < 0 else start + size
        self._place = max(start, min(end, len(self._text)))
        return self._text[start:self._place]

    def readline(self, size=-1, /):
        self._check()
        end = self._text.find("\n", self._place)
        length = (len(self._text) if end < 0 else end + 1) - self._place
        return self.read(length if size is None or size < 0 else min(size, length))

    def readlines(self, hint=-1, /):
        return list(self)

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._place = pos if whence == 0 else self._place if whence == 1 else len(self._text)
        return self._place

    def tell(self):
        self._check()
        return self._place

    def truncate(self, pos=None, /):
        self._text = self._text[:self._place if pos is None else pos]
        return self._place if pos is None else pos

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
