

# --- traceback.py ----------------------------------------------------------------------------------

def _tb_exception(exc, value):
    if value is _no_default:
        if not isinstance(exc, BaseException) and exc is not None:
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    return value


def format_exception(exc, /, value=_no_default, tb=_no_default, limit=None, chain=True):
    error = _tb_exception(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    text = _traceback_text(error) if chain else _traceback_text_alone(error)
    parts = _tb_split(text)
    if limit is None:
        return parts
    if isinstance(error, BaseExceptionGroup):
        _unsupported("traceback.format_exception(limit=) of an exception group")
    limited, entries = [], []
    for part in parts:
        if part.startswith("  File "):
            entries.append(part)
        else:
            kept = _tb_limited(entries, limit)
            if entries and not kept:
                limited.pop()  # no heading above nothing
            limited += [*kept, part]
            entries = []
    return limited


def _tb_limited(entries, limit):
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


# CPython gives one text for each entry of the stack, its source line and carets included.
def _tb_split(text):
    parts = []
    for line in text.split("\n")[:-1]:
        margin = _tb_margin(parts[-1]) if parts else None
        if margin is not None and line.startswith(margin + "    "):
            parts[-1] += line + "\n"
        elif parts and line.lstrip(" |") in _chain_texts and not parts[-1].strip(" |\n"):
            parts[-1] += line + "\n"
        elif parts and not line.strip(" |") and parts[-1].strip(" |\n") in _chain_texts:
            parts[-1] += line + "\n"
        else:
            parts.append(line + "\n")
    return parts


# What stands before an entry: the border of the group that it is in.
def _tb_margin(part):
    margin = part.partition("  File ")[0]
    return margin if margin != part and not margin.strip(" |") else None


_chain_texts = ("The above exception was the direct cause of the following exception:",
                "During handling of the above exception, another exception occurred:")


def format_exception_only(exc, /, value=_no_default):
    error = _tb_exception(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    return [line + "\n" for line in _exception_text_only(error).split("\n")[:-1]]


def print_exception(exc, /, value=_no_default, tb=_no_default, limit=None, file=None, chain=True):
    text = "".join(format_exception(exc, value, tb, limit, chain))
    (_sys_stderr if file is None else file).write(text)


def print_exc(limit=None, file=None, chain=True):
    print_exception(_handled_exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_handled_exception(), limit=limit, chain=chain))


def format_tb(tb, limit=None):
    return _tb_limited(_tb_split(_traceback_entries(tb)), limit)


def print_tb(tb, limit=None, file=None):
    (_sys_stderr if file is None else file).write("".join(format_tb(tb, limit)))


class FrameSummary:
    __module__ = "traceback"

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 _text=None):
        self.filename, self.lineno, self.name, self.locals = filename, lineno, name, locals
        self._line, self._text = line, _text

    @property
    def line(self):
        if self._line is None and self.lineno is not None and self.filename == _main_file():
            self._line = _source_line(self.lineno)
        return self._line

    def _formatted(self):
        if self._text is not None:
            return self._text
        text = f'  File "{self.filename}", line {self.lineno}, in {self.name}\n'
        return f"{text}    {self.line.strip()}\n" if self.line else text

    def __eq__(self, other):
        if not isinstance(other, FrameSummary):
            return NotImplemented
        return tuple(self)[:3] == tuple(other)[:3] and self.locals == other.locals

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    __module__ = "traceback"

    @classmethod
    def from_list(cls, entries):
        return cls([entry if isinstance(entry, FrameSummary) else
                    FrameSummary(*entry[:3], line=entry[3]) for entry in entries])

    @classmethod
    def extract(cls, frames, *, limit=None, lookup_lines=True, capture_locals=False):
        made = [FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name)
                for frame, line in frames]
        return cls(_tb_limited(made, limit))

    def format(self):
        return [entry._formatted() for entry in self]


def walk_tb(tb):
    while tb is not None:
        if tb.tb_frame is not None and tb.tb_frame.f_code.co_filename == _main_file():
            yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    frame = _frame(0) if f is None else f
    while frame is not None:
        yield frame, frame.f_lineno
        frame = frame.f_back


def extract_tb(tb, limit=None):
    texts = _tb_split(_traceback_entries(tb))
    made = StackSummary.extract(walk_tb(tb))
    if len(texts) == len(made):  # else some are told as repeated
        for entry, text in zip(made, texts):
            entry._text = text
    return StackSummary(_tb_limited(made, limit))


# A limit counts from the innermost frame here.
def extract_stack(f=None, limit=None):
    made = StackSummary.extract(walk_stack(f))
    if limit is not None:
        made = made[:limit] if limit >= 0 else made[limit:]
    return StackSummary(reversed(made))


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    (_sys_stderr if file is None else file).write("".join(format_list(extracted_list)))


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f, limit), file)


def clear_frames(tb):
    pass


class TracebackException:
    __module__ = "traceback"

    def __init__(self, exc_type, exc_value, exc_traceback=None, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10):
        self.exc_type, self._value, self._limit = exc_type, exc_value, limit
        self._str = str(exc_value)
        self.stack = extract_tb(exc_value.__traceback__, limit)
        self.__suppress_context__ = exc_value.__suppress_context__
        cause, context = exc_value.__cause__, exc_value.__context__
        self.__cause__ = TracebackException.from_exception(cause) if cause else None
        self.__context__ = TracebackException.from_exception(context) \
            if context and not cause else None

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def format(self, *, chain=True):
        yield from format_exception(self._value, limit=self._limit, chain=chain)

    def format_exception_only(self):
        yield from format_exception_only(self._value)

    def print(self, *, file=None, chain=True):
        (_sys_stderr if file is None else file).write("".join(self.format(chain=chain)))

    def __str__(self):
        return self._str


_export("traceback", """format_exception format_exception_only print_exception print_exc format_exc
format_tb print_tb FrameSummary StackSummary TracebackException walk_tb walk_stack extract_tb
extract_stack format_list print_list format_stack print_stack clear_frames""")

_collect()  # what making the library left behind is not the program's garbage


# --- importing while the program runs ----------------------------------------------------------------

def _import_by_name(name, globals=None, locals=None, fromlist=(), level=0):
    if level != 0:
        raise ImportError("attempted relative import with no known parent package")
    module = _import_module(name)
    return module if fromlist else _import_module(name.partition(".")[0])


def import_module(name, package=None):
    if name.startswith("."):
        _unsupported("importlib.import_module() of a name that begins with a dot")
    return _import_module(name)


_once = "_thread atexit builtins errno gc itertools math sys time".split()  # in C, never made anew


def reload(module):
    name = getattr(module, "__name__", None)
    if name is None:
        raise TypeError("reload() argument must be a module")
    if not isinstance(module, _ModuleType):
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name not in _once:
        _unsupported(f"importlib.reload() of the module {name}")
    return module


_rename(_import_by_name, "__import__")
_export_builtin("__import__", _import_by_name)
_export("importlib", "import_module reload")
