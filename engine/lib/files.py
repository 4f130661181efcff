

# --- files.py: open() and what os does with files, in a folder of the program's own ------------------
# The folder is empty when the program starts, lives in memory and is gone at its end; nothing is
# read from the disk and nothing is written to it. What a file is given waits in the file object
# until flush(), close() or 8192 bytes, as in CPython.

_disk = {}  # normal path -> [bytes]
_disk_owner = _process_pid()
_disk_folders = {".": True, "/tmp": True}  # in the order of their making


def _forget_files():
    _disk.clear()
    _disk_folders.clear()
    _disk_folders.update({".": True, "/tmp": True})


_forgetters.append(_forget_files)


# The program itself, which lies on the disk.
def _disk_program():
    return _path_normpath(_sys_argv[0]) if _sys_argv else None


def _disk_path(file):
    if isinstance(file, int):
        _unsupported("open() of a file descriptor")
    path = _os_fsdecode(file)
    if not path:
        raise FileNotFoundError(2, "No such file or directory", file)
    if "\0" in path:
        raise ValueError("embedded null byte")
    if _process_pid() != _disk_owner:
        _unsupported("files in another process: each has a memory of its own here")
    normal = _path_normpath(path)
    is_beyond = normal.startswith("/") and not normal.startswith("/tmp") or \
        normal.startswith("..") or normal == _disk_program()
    if is_beyond and normal not in _disk:
        _unsupported(f"the file {path!r}: a program has only the files that it writes")
    return normal


def _disk_parent(normal, file):
    folder = _path_dirname(normal) or "."
    if folder in _disk:
        raise NotADirectoryError(20, "Not a directory", file)
    if folder not in _disk_folders:
        raise FileNotFoundError(2, "No such file or directory", file)


class _File:
    _is_text = True

    def __init__(self, body, file, mode, line_buffered):
        self.name, self.mode, self.closed = file, mode, False
        self._body = body
        self._place = 0
        self._waiting = b""
        self._is_walked = False
        self._reads = "r" in mode or "+" in mode
        self._writes = "r" not in mode or "+" in mode
        self._appends = "a" in mode
        self.line_buffering = line_buffered
        if self._appends:
            self._place = len(body[0])

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _check_reading(self):
        self._check()
        if not self._reads:
            raise UnsupportedOperation("not readable" if self._is_text else "read")
        self._settle()

    def _settle(self):
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, b""
        data = self._body[0]
        if self._appends:
            self._place = len(data)
        end = self._place + len(waiting)
        before = data[:self._place]
        before += b"\0" * (self._place - len(before))
        self._body[0] = before + waiting + data[end:]
        self._place = end

    def _put(self, data):
        self._waiting += data
        if len(self._waiting) > DEFAULT_BUFFER_SIZE or self.line_buffering and b"\n" in data:
            self._settle()

    def _take(self, end):
        start, self._place = self._place, max(self._place, end)
        return self._body[0][start:end]

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def readlines(self, hint=-1, /):
        lines = []
        length = 0
        for line in self:
            lines.append(line)
            length += len(line)
            if hint is not None and 0 < hint <= length:
                break
        return lines

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        self._is_walked = self._is_text and bool(line)
        if not line:
            raise StopIteration
        return line

    def tell(self):
        self._check()
        if self._is_walked:
            raise OSError("telling position disabled by next() call")
        self._settle()
        return self._place

    def truncate(self, size=None, /):
        self._check()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing" if self._is_text else "truncate")
        self._settle()
        size = self._place if size is None else size
        self._body[0] = self._body[0][:size] + b"\0" * (size - len(self._body[0]))
        return size

    def flush(self):
        self._check()
        self._settle()

    def close(self):
        self._settle()
        self.closed = True

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        self._check()
        return 3

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def seekable(self):
        self._check()
        return True

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __del__(self):
        self._settle()


class TextIOWrapper(_File):
    __module__ = "_io"
    _tp_name_ = "_io.TextIOWrapper"
    newlines = None

    def __init__(self, body, file, mode, line_buffered, encoding, errors, newline):
        _File.__init__(self, body, file, mode, line_buffered)
        self.encoding = encoding or "utf-8"
        self.errors = errors or "strict"
        self._newline = newline

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._check()
        if not self._writes:
            raise UnsupportedOperation("not writable")
        sent = text
        if self._newline in ("\r", "\r\n"):
            sent = text.replace("\n", self._newline)
        self._put(sent.encode(self.encoding, self.errors))
        return len(text)

    def _text(self, data):
        text = data.decode(self.encoding, self.errors)
        if self._newline is None and "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def read(self, size=-1, /):
        self._check_reading()
        if size is None or size < 0:
            return self._text(self._take(len(self._body[0])))
        text = self._body[0][self._place:].decode(self.encoding, self.errors)[:size]
        return self._text(self._take(self._place + len(text.encode(self.encoding, self.errors))))

    def readline(self, size=-1, /):
        self._check_reading()
        end = self._body[0].find(b"\n", self._place) + 1 or len(self._body[0])
        if size is None or size < 0:
            return self._text(self._take(end))
        text = self._body[0][self._place:end].decode(self.encoding, self.errors)
        return self.read(min(size, len(text)))

    def seek(self, cookie, whence=0, /):
        self._check()
        self._settle()
        if whence and cookie:
            end = "cur" if whence == 1 else "end"
            raise UnsupportedOperation(f"can't do nonzero {end}-relative seeks")
        if cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self._place = (cookie, self._place, len(self._body[0]))[whence]
        return self._place

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None,
                    write_through=None):
        self._settle()
        self.encoding = encoding or self.encoding
        self.errors = errors or self.errors

    def __repr__(self):
        return (f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} "
                f"encoding={self.encoding!r}>")


class _BinaryFile(_File):
    _is_text = False

    def write(self, data, /):
        if not self._writes:
            raise UnsupportedOperation("write")
        if self.closed:
            raise ValueError("write to closed file")
        if not _is_bytes_like(data):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        data = _plain_bytes(data)
        self._put(data)
        return len(data)

    def read(self, size=-1, /):
        if self.closed and self._reads:
            raise ValueError("read of closed file")
        self._check_reading()
        end = len(self._body[0])
        return self._take(end if size is None or size < 0 else min(self._place + size, end))

    read1 = read

    def readinto(self, b, /):
        found = self.read(len(b))
        b[:len(found)] = found
        return len(found)

    def readline(self, size=-1, /):
        self._check_reading()
        end = self._body[0].find(b"\n", self._place) + 1 or len(self._body[0])
        return self._take(end if size is None or size < 0 else min(end, self._place + size))

    def seek(self, target, whence=0, /):
        self._check()
        self._settle()
        place = (0, self._place, len(self._body[0]))[whence] + target
        if place < 0:
            raise OSError(22, "Invalid argument")
        self._place = place
        return place

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"


class BufferedReader(_BinaryFile):
    __module__ = "_io"
    _tp_name_ = "_io.BufferedReader"


class BufferedWriter(_BinaryFile):
    __module__ = "_io"
    _tp_name_ = "_io.BufferedWriter"


class BufferedRandom(_BinaryFile):
    __module__ = "_io"
    _tp_name_ = "_io.BufferedRandom"


def _check_mode(mode, encoding, errors, newline):
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if set(mode) - set("rwxabt+") or len(mode) > len(set(mode)):
        raise ValueError(f"invalid mode: {mode!r}")
    is_binary = "b" in mode
    if is_binary and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    kinds = len(set(mode) & set("rwxa"))
    if kinds > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if kinds == 0:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one "
                         "plus")
    for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
        if is_binary and value is not None:
            raise ValueError(f"binary mode doesn't take {'an' if name[0] == 'e' else 'a'} "
                             f"{name} argument")
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline!r}")


def _open_body(file, mode):
    normal = _disk_path(file)
    if normal in _disk_folders:
        raise IsADirectoryError(21, "Is a directory", file)
    _disk_parent(normal, file)
    body = _disk.get(normal)
    if body is None and "r" in mode:
        raise FileNotFoundError(2, "No such file or directory", file)
    if body is not None and "x" in mode:
        raise FileExistsError(17, "File exists", file)
    if body is None:
        body = _disk[normal] = [b""]
    if "w" in mode:
        body[0] = b""
    return body


def _open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True,
          opener=None):
    _check_mode(mode, encoding, errors, newline)
    if opener is not None or not closefd:
        _unsupported("open() with an opener or without closefd")
    if not isinstance(file, int):
        file = _os_fspath(file)
    if encoding is not None:
        "".encode(encoding)
    if buffering == 0 and "b" not in mode:
        raise ValueError("can't have unbuffered text I/O")
    body = _open_body(file, mode)
    if "b" not in mode:
        return TextIOWrapper(body, file, mode, buffering == 1, encoding, errors, newline)
    kind = (BufferedRandom if "+" in mode else
            BufferedReader if "r" in mode else BufferedWriter)
    opened = kind(body, file, mode.replace("r+b", "rb+"), buffering == 0)
    return opened


# --- os, os.path

def _path_exists(path, /):
    normal = _disk_path(path)
    return normal in _disk or normal in _disk_folders


def _path_isfile(path, /):
    return _disk_path(path) in _disk


def _path_isdir(s, /):
    return _disk_path(s) in _disk_folders


def _find_body(path):
    path = _os_fspath(path)
    normal = _disk_path(path)
    if normal in _disk_folders:
        raise IsADirectoryError(21, "Is a directory", path)
    _disk_parent(normal, path)
    if normal not in _disk:
        raise FileNotFoundError(2, "No such file or directory", path)
    return normal


def _path_getsize(filename, /):
    return len(_disk[_find_body(filename)][0])


def _os_remove(path, *, dir_fd=None):
    del _disk[_find_body(path)]


def _os_rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    src, dst = _os_fspath(src), _os_fspath(dst)
    source = _disk_path(src)
    target = _disk_path(dst)
    if source in _disk_folders:
        _unsupported("os.rename of a folder")
    if source not in _disk:
        error = FileNotFoundError(2, "No such file or directory", src)
        error.filename2 = dst
        raise error
    _disk_parent(target, dst)
    _disk[target] = _disk.pop(source)


def _os_mkdir(path, mode=0o777, *, dir_fd=None):
    path = _os_fspath(path)
    normal = _disk_path(path)
    if normal in _disk or normal in _disk_folders:
        raise FileExistsError(17, "File exists", path)
    _disk_parent(normal, path)
    _disk_folders[normal] = True


def _os_makedirs(name, mode=0o777, exist_ok=False):
    name = _os_fspath(name)
    normal = _disk_path(name)
    if normal in _disk or normal in _disk_folders and not exist_ok:
        raise FileExistsError(17, "File exists", name)
    folder = _path_dirname(normal)
    if folder and folder not in _disk_folders:
        _os_makedirs(folder)
    _disk_folders[normal] = True


def _inside(folder):
    return [path for path in list(_disk) + list(_disk_folders)
            if path != "." and (_path_dirname(path) or ".") == folder]


def _os_rmdir(path, *, dir_fd=None):
    path = _os_fspath(path)
    normal = _disk_path(path)
    if normal in _disk:
        raise NotADirectoryError(20, "Not a directory", path)
    if normal not in _disk_folders:
        raise FileNotFoundError(2, "No such file or directory", path)
    if _inside(normal):
        raise OSError(39, "Directory not empty", path)
    del _disk_folders[normal]


# --- pathlib.Path: what it does with these files; what asks the disk is refused before the run

class Path(PurePath):
    __module__ = "pathlib"
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return PurePath.__new__(PosixPath if cls is Path else cls, *args)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return _open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with _open(self, "r", encoding=encoding, errors=errors) as file:
            return file.read()

    def read_bytes(self):
        with _open(self, "rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with _open(self, "w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with _open(self, "wb") as file:
            return file.write(data)

    def exists(self):
        return _path_exists(self)

    def is_file(self):
        return _path_isfile(self)

    def is_dir(self):
        return _path_isdir(self)

    def touch(self, mode=0o666, exist_ok=True):
        _open(self, "a" if exist_ok else "x").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if exist_ok and self.is_dir():
            return
        if parents:
            _os_makedirs(self)
        else:
            _os_mkdir(self)

    def rmdir(self):
        _os_rmdir(self)

    def unlink(self, missing_ok=False):
        if not missing_ok or self.is_file():
            _os_remove(self)

    def rename(self, target):
        _os_rename(self, target)
        return type(self)(target)

    replace = rename


def _ask_disk(name):
    def ask(*args, **kwargs):
        _unsupported(f"pathlib.Path.{name}")

    return ask


for _name in ("absolute chmod cwd expanduser glob home is_symlink iterdir owner readlink rglob "
              "resolve stat samefile symlink_to").split():
    setattr(Path, _name, _ask_disk(_name))


class PosixPath(Path, PurePosixPath):
    __module__ = "pathlib"
    __slots__ = ()


_export("pathlib", "Path PosixPath")
_export("builtins", "open=_open")
_export("io", "open=_open TextIOWrapper BufferedReader BufferedWriter BufferedRandom")
_export("os.path", """exists=_path_exists lexists=_path_exists isfile=_path_isfile
isdir=_path_isdir getsize=_path_getsize""")
_export("os", """remove=_os_remove unlink=_os_remove rename=_os_rename replace=_os_rename
mkdir=_os_mkdir makedirs=_os_makedirs rmdir=_os_rmdir""")
