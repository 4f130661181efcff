

# --- bytesio.py: bytes that are written and read like a file ------------------------------------------

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


class BytesIO:
    __module__ = "_io"
    _tp_name_ = "_io.BytesIO"

    def __init__(self, initial_bytes=b""):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._bytes = b"" if initial_bytes is None else _plain_bytes(initial_bytes)
        self._place = 0
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def write(self, b, /):
        self._check()
        if not _is_bytes_like(b):
            raise TypeError(f"a bytes-like object is required, not '{type(b).__name__}'")
        b = _plain_bytes(b)
        if b:
            before = self._bytes[:self._place]
            before += b"\0" * (self._place - len(before))
            self._bytes = before + b + self._bytes[self._place + len(b):]
        self._place += len(b)
        return len(b)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def getvalue(self):
        self._check()
        return self._bytes

    def getbuffer(self):
        self._check()
        return memoryview(self._bytes)

    def read(self, size=-1, /):
        self._check()
        start = self._place
        end = start + _how_many(size, len(self._bytes))
        self._place = max(start, min(end, len(self._bytes)))
        return self._bytes[start:self._place]

    read1 = read

    def readinto(self, b, /):
        found = self.read(len(b))
        b[:len(found)] = found
        return len(found)

    def readline(self, size=-1, /):
        self._check()
        end = self._bytes.find(b"\n", self._place)
        length = (len(self._bytes) if end < 0 else end + 1) - self._place
        return self.read(min(_how_many(size, length), length))

    def readlines(self, hint=None, /):
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
        pos, whence = _as_index(pos), _as_index(whence)
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        base = {0: 0, 1: self._place, 2: len(self._bytes)}
        if whence not in base:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._place = max(0, base[whence] + pos)
        return self._place

    def tell(self):
        self._check()
        return self._place

    def truncate(self, size=None, /):
        self._check()
        size = self._place if size is None else _how_many(size, size)
        if size < 0:
            raise ValueError(f"negative size value {size}")
        self._bytes = self._bytes[:size]
        return size

    def flush(self):
        self._check()

    def close(self):
        self.closed = True

    def isatty(self):
        self._check()
        return False

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __repr__(self):
        return f"<_io.BytesIO object at {_address(self)}>"


_export("io", "BytesIO UnsupportedOperation SEEK_SET SEEK_CUR SEEK_END DEFAULT_BUFFER_SIZE")
