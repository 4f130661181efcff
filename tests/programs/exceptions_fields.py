# Builtin exceptions: hierarchy, fields, texts, notes, causes, wrong uses.
def attempt(f):
    try:
        print(repr(f()))
    except BaseException as error:
        print(type(error).__name__, error)


def tree(cls, depth=0):
    print("  " * depth + cls.__name__)
    for sub in sorted(cls.__subclasses__(), key=lambda c: c.__name__):
        if sub.__module__ == "builtins":
            tree(sub, depth + 1)


tree(BaseException)
for error in (OSError(2, "gone"), OSError(2, "gone", "f.txt"), OSError(13, "no"), OSError("one"), OSError(), OSError(1, 2, 3, 4, 5),
              FileNotFoundError("x"), OSError(110, "late"), OSError(17, "there", "a", None, "b"), ConnectionResetError(104, "reset"),
              OSError(99999, "odd"), TimeoutError("slow"), BlockingIOError(11, "busy")):
    print(type(error).__name__, repr(error), str(error), error.args, error.errno, error.strerror, error.filename)
for error in (StopIteration(), StopIteration(1), StopIteration(1, 2), SystemExit(), SystemExit(3), SystemExit(1, 2)):
    print(repr(error), getattr(error, 'value', '-'), getattr(error, 'code', '-'))
for error in (KeyError('k'), KeyError(), KeyError(1, 2), KeyError('a\nb'), ValueError(), ValueError(''), ValueError('x', 1), IndexError([1])):
    print(repr(error), '|', str(error), '|', error.args)
e = ImportError("msg", name="n", path="p")
print(repr(e), e.name, e.path, e.msg)
e = NameError("nm", name="who")
print(e.name, AttributeError("am", name="a", obj=5).obj, AttributeError("x").name)
attempt(lambda: ValueError(x=1))
attempt(lambda: ImportError(zzz=1))
attempt(lambda: AttributeError(zzz=1))
e = SyntaxError("bad", ("file.py", 3, 5, "text here"))
print(str(e), e.msg, e.filename, e.lineno, e.offset, e.text, e.args)
print(SyntaxError("only"), repr(SyntaxError()), SyntaxError().msg)
e = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")
print(e, e.encoding, e.object, e.start, e.end, e.reason)
attempt(lambda: UnicodeDecodeError("x"))
attempt(lambda: b"\xff".decode())
attempt(lambda: "é".encode("ascii"))


class AppError(Exception):
    default = "app"

    def __init__(self, code, message=None):
        super().__init__(message or self.default)
        self.code = code


class NotFound(AppError):
    default = "not found"

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


try:
    raise NotFound(404)
except AppError as error:
    print(error, repr(error), error.code, error.args, isinstance(error, Exception), vars(error))


class NoInit(Exception):
    def __init__(self, a, b):
        self.a = a


print(NoInit(1, 2).args, repr(NoInit(1, 2)), str(NoInit(1, 2)))


class Http(OSError):
    def __init__(self, status):
        super().__init__(status, f"status {status}")


print(Http(5), Http(5).errno, Http(5).args)
try:
    try:
        raise KeyError("inner")
    except KeyError as inner:
        raise ValueError("outer") from inner
except ValueError as error:
    print(repr(error.__cause__), repr(error.__context__), error.__suppress_context__, error.__cause__ is error.__context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise RuntimeError("second")
except RuntimeError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise RuntimeError("third") from None
except RuntimeError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__)
e = ValueError("noted")
e.add_note("first")
e.add_note("second")
print(e.__notes__)
attempt(lambda: e.add_note(3))
print(e.with_traceback(None) is e, e.__traceback__, e.__class__.__name__)
e.args = [1, 2]
print(repr(e), e.args)
e.custom = 5
print(e.__dict__, hasattr(e, 'zzz'))


def bad_raise(what):
    raise what


for what in (3, "text", ValueError, ValueError("v"), None, int):
    attempt(lambda: bad_raise(what))


def bad_cause():
    raise ValueError from 3


attempt(bad_cause)
attempt(lambda: setattr(ValueError(), '__cause__', 3))
attempt(lambda: BaseException.__init__(3))
print(issubclass(FileNotFoundError, OSError), IOError is OSError, EnvironmentError is OSError, ConnectionRefusedError.__mro__)
print(ValueError("a") == ValueError("a"), BaseException("x"), repr(Exception("it's")), repr(GeneratorExit()), repr(KeyboardInterrupt()))


def gen():
    try:
        yield 1
    except ValueError as error:
        yield repr(error)
    return 9


g = gen()
next(g)
print(g.throw(ValueError("thrown")))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
eg = ExceptionGroup("group", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [KeyError("k"), ValueError(2)])])
match_, rest = eg.split(ValueError)
print(repr(match_), repr(rest), eg.message, eg.exceptions[0], str(eg))
print(eg.subgroup(lambda e: isinstance(e, KeyError)), eg.subgroup(OSError), eg.derive([ValueError(5)]))


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message, excs)


print(repr(MyGroup("m", [ValueError(1), KeyError(2)]).subgroup(KeyError)))
attempt(lambda: ExceptionGroup("x", []))
attempt(lambda: ExceptionGroup("x", [3]))
attempt(lambda: ExceptionGroup(3, [ValueError()]))
attempt(lambda: ExceptionGroup("x"))
attempt(lambda: ExceptionGroup("x", [KeyboardInterrupt()]))
print(type(BaseExceptionGroup("x", [ValueError()])).__name__, type(BaseExceptionGroup("x", [KeyboardInterrupt()])).__name__)
