

# --- shared_memory.py: multiprocessing.shared_memory --------------------------------------------------

_most_shared_bytes = 64 * 1024 * 1024
_shared_names = [0]


class _mmap:
    __module__ = "mmap"

    def __init__(self, number, size):
        self._number, self._size = number, size

    def __len__(self):
        return self._size

    def _read(self, at, length):
        return _memory_read(self._number, at, length)

    def _write(self, at, raw):
        _memory_write(self._number, at, raw)

    def tobytes(self):
        return self._read(0, self._size)


_mmap.__name__ = _mmap.__qualname__ = "mmap"


class SharedMemory:
    __module__ = "multiprocessing.shared_memory"
    _mmap = _buf = _name = None

    def __init__(self, name=None, create=False, size=0):
        if not size >= 0:
            raise ValueError("'size' must be a positive integer")
        if create and size == 0:
            raise ValueError("'size' must be a positive number different from zero")
        if name is None and not create:
            raise ValueError("'name' can only be None if create=True")
        if create:
            if size > _most_shared_bytes:
                _unsupported("shared memory of more than 64 MiB")
            number = self._made(name, size)
        else:
            self._name = name
            found = _memory_find(name)
            if found is None:
                raise FileNotFoundError(2, "No such file or directory", "/" + name)
            number, size = found
        self._size = size
        self._mmap = _mmap(number, size)
        self._buf = memoryview(self._mmap)

    def _made(self, name, size):
        if name is not None and len(name) > 46:
            _unsupported("a name of shared memory of more than 46 characters")
        self._name = name
        while name is None:
            _shared_names[0] += 1
            number = (_process_pid() * 2654435761 + _shared_names[0] * 40503) & 0xffffffff
            self._name = f"psm_{number:08x}"
            made = _memory_new(self._name, size)
            if made is not None:
                return made
        made = _memory_new(name, size)
        if made is None:
            raise FileExistsError(17, "File exists", "/" + name)
        return made

    @property
    def buf(self):
        return self._buf

    @property
    def name(self):
        return self._name

    @property
    def size(self):
        return self._size

    def close(self):
        if self._buf is not None:
            self._buf.release()
            self._buf = None
        self._mmap = None

    def unlink(self):
        if not _memory_unlink(self._name):
            raise FileNotFoundError(2, "No such file or directory", "/" + self._name)

    def __reduce__(self):
        return self.__class__, (self.name, False, self.size)

    def __repr__(self):
        return f"{self.__class__.__name__}({self.name!r}, size={self.size})"


_shareable_formats = {int: "q", float: "d", bool: "xxxxxxx?", type(None): "xxxxxx?x"}


# How many bytes are kept for an item, its format, and what to make of it when it is read: 0 itself,
# 1 text, 2 bytes, 3 None.
def _shareable_form(item):
    if isinstance(item, (str, bytes)):
        size = 8 * (len(item) // 8 + 1)
        return size, f"{size}s", 1 if isinstance(item, str) else 2
    return 8, _shareable_formats[type(item)], 3 if item is None else 0


class ShareableList:
    __module__ = "multiprocessing.shared_memory"

    def __init__(self, sequence=None, *, name=None):
        if name is not None and sequence is None:
            self.shm = SharedMemory(name)
            self._list_len = _struct_unpack_from("q", self.shm.buf, 0)[0]
            self._offsets = list(_struct_unpack_from(f"{self._list_len + 1}q", self.shm.buf, 8))
            return
        items = list(sequence or ())
        forms = [_shareable_form(item) for item in items]
        self._list_len, self._offsets = len(items), [0]
        for size, _, _ in forms:
            self._offsets.append(self._offsets[-1] + size)
        self.shm = SharedMemory(name, True, self._places() + 9 * len(items))
        _struct_pack_into("q", self.shm.buf, 0, len(items))
        _struct_pack_into(f"{len(items) + 1}q", self.shm.buf, 8, *self._offsets)
        for at, item in enumerate(items):
            self._put(at, item, *forms[at][1:])

    # Where the items' formats begin: behind the items.
    def _places(self):
        return 16 + 8 * self._list_len + self._offsets[-1]

    def _item_place(self, position):
        return 16 + 8 * self._list_len + self._offsets[position]

    def _format_of(self, position):
        raw = bytes(self.shm.buf[self._places() + 8 * position:self._places() + 8 * position + 8])
        return raw.rstrip(b"\0").decode()

    def _put(self, position, item, format, code):
        buf = self.shm.buf
        data = item.encode() if isinstance(item, str) else item
        _struct_pack_into(format, buf, self._item_place(position), data)
        _struct_pack_into("8s", buf, self._places() + 8 * position, format.encode())
        _struct_pack_into("b", buf, self._places() + 8 * self._list_len + position, code)

    def _checked(self, position, what):
        position = position if position >= 0 else position + self._list_len
        if position >= self._list_len or self._list_len < 0 or position < 0:
            raise IndexError(what)
        return position

    def __getitem__(self, position):
        position = self._checked(position, "index out of range")
        value = _struct_unpack_from(self._format_of(position), self.shm.buf,
                                    self._item_place(position))[0]
        code = self.shm.buf[self._places() + 8 * self._list_len + position]
        if code == 0:
            return value
        value = None if code == 3 else value.rstrip(b"\0")
        return value.decode() if code == 1 else value

    def __setitem__(self, position, value):
        position = self._checked(position, "assignment index out of range")
        if not isinstance(value, (str, bytes)):
            self._put(position, value, *_shareable_form(value)[1:])
            return
        room = self._offsets[position + 1] - self._offsets[position]
        if len(value.encode() if isinstance(value, str) else value) > room:
            raise ValueError("bytes/str item exceeds available storage")
        now = self._format_of(position)
        self._put(position, value, now if now[-1] == "s" else f"{room}s",
                  1 if isinstance(value, str) else 2)

    def __len__(self):
        return self._list_len

    def __repr__(self):
        return f"{self.__class__.__name__}({list(self)}, name={self.shm.name!r})"

    @property
    def format(self):
        return "".join([self._format_of(i) for i in range(self._list_len)])

    def count(self, value):
        return sum([value == entry for entry in self])

    def index(self, value):
        for position, entry in enumerate(self):
            if value == entry:
                return position
        raise ValueError(f"{value!r} not in this container")

    def __reduce__(self):
        return partial(self.__class__, name=self.shm.name), ()

    __class_getitem__ = classmethod(lambda cls, item: _parameterized(cls, item))


_export("multiprocessing.shared_memory", "SharedMemory ShareableList")
