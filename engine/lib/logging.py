

# --- logging.py: loggers, handlers, formatters ------------------------------------------------------

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_level_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_level_numbers = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20,
                  "DEBUG": 10, "NOTSET": 0}


def getLevelNamesMapping():
    return _level_numbers.copy()


def getLevelName(level):
    found = _level_names.get(level)
    if found is None:
        found = _level_numbers.get(level)
    return f"Level {level}" if found is None else found


def addLevelName(level, levelName):
    _level_names[level] = levelName
    _level_numbers[levelName] = level


def _check_level(level):
    if isinstance(level, int):
        return level
    if isinstance(level, str):
        if level not in _level_numbers:
            raise ValueError(f"Unknown level: {level!r}")
        return _level_numbers[level]
    raise TypeError(f"Level not an integer or a valid string: {level!r}")


# --- records

_log_start = 1704103200.0


# The thread that runs: its number and its name.
def _log_thread():
    return get_ident(), current_thread().name


class LogRecord:
    __module__ = "logging"

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None,
                 **kwargs):
        created = _clock.time()
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.name = name
        self.msg = msg
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        self.filename = pathname.rpartition("/")[2]
        stem, dot, _ = self.filename.rpartition(".")
        self.module = stem if dot and stem else self.filename
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = created
        self.msecs = int((created - int(created)) * 1000) + 0.0
        self.relativeCreated = (created - _log_start) * 1000
        self.thread, self.threadName = _log_thread()
        self.processName = _this_process[0]._name
        self.process = _os_getpid()

    def __repr__(self):
        return (f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, '
                f'"{self.msg}">')

    def getMessage(self):
        text = str(self.msg)
        return text % self.args if self.args else text


_log_choices = {"record": LogRecord}


def setLogRecordFactory(factory):
    _log_choices["record"] = factory


def getLogRecordFactory():
    return _log_choices["record"]


def makeLogRecord(dict):
    record = _log_choices["record"](None, None, "", 0, "", (), None, None)
    record.__dict__.update(dict)
    return record


# --- formatters

class PercentStyle:
    __module__ = "logging"
    default_format = "%(message)s"
    asctime_search = "%(asctime)"

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        return self.asctime_search in self._fmt

    def validate(self):
        if not isinstance(self._fmt, str):
            raise TypeError("expected string or bytes-like object, "
                            f"got '{_type_name(self._fmt)}'")
        if not _has_percent_field(self._fmt):
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def _values(self, record):
        return {**self._defaults, **record.__dict__} if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        try:
            return self._format(record)
        except KeyError as error:
            raise ValueError(f"Formatting field not found in record: {error}")


# Whether the text has a field such as %(name)-8s.
def _has_percent_field(text):
    place = text.find("%(")
    while place >= 0:
        end = text.find(")", place)
        if end < 0:
            return False
        name = text[place + 2:end]
        after = end + 1
        while after < len(text) and text[after] in "#0+ -*.123456789":
            after += 1
        if name.isidentifier() and after < len(text) and text[after].lower() in "diouxefgcrsa%":
            return True
        place = text.find("%(", place + 1)
    return False


class StrFormatStyle(PercentStyle):
    __module__ = "logging"
    default_format = "{message}"
    asctime_search = "{asctime"

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        fields = set()
        try:
            for _, name, spec, conversion in _formatter_parser(self._fmt):
                if name:
                    if not name.split(".")[0].split("[")[0].isidentifier():
                        raise ValueError(f"invalid field name/expression: {name!r}")
                    fields.add(name)
                if conversion and conversion not in "rsa":
                    raise ValueError(f"invalid conversion: {conversion!r}")
        except ValueError as error:
            raise ValueError(f"invalid format: {error}")
        if not fields:
            raise ValueError("invalid format: no fields")


class StringTemplateStyle(PercentStyle):
    __module__ = "logging"
    default_format = "${message}"
    asctime_search = "${asctime}"

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults
        self._template = Template(self._fmt)

    def usesTime(self):
        return "$asctime" in self._fmt or self.asctime_search in self._fmt

    def validate(self):
        if not self._template.get_identifiers() and "$$" not in self._fmt:
            raise ValueError("invalid format: no fields")

    def _format(self, record):
        return self._template.substitute(**self._values(record))


BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
_log_styles = {
    "%": (PercentStyle, BASIC_FORMAT),
    "{": (StrFormatStyle, "{levelname}:{name}:{message}"),
    "$": (StringTemplateStyle, "${levelname}:${name}:${message}")}


def _check_style(style):
    if style not in _log_styles:
        raise ValueError(f"Style must be one of: {','.join(_log_styles)}")


class Formatter:
    __module__ = "logging"
    converter = _clock.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        _check_style(style)
        self._style = _log_styles[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        when = _log_local_time(self, record.created)
        if datefmt:
            return _clock.strftime(datefmt, when)
        text = _clock.strftime(self.default_time_format, when)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):
        text = _traceback_text(ei[1]) if ei[1] is not None else "NoneType: None\n"
        return text[:-1] if text[-1:] == "\n" else text

    def usesTime(self):
        return self._style.usesTime()

    def formatMessage(self, record):
        return self._style.format(record)

    def formatStack(self, stack_info):
        return stack_info

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = (text if text[-1:] == "\n" else text + "\n") + record.exc_text
        if record.stack_info:
            text = (text if text[-1:] == "\n" else text + "\n") + self.formatStack(record.stack_info)
        return text


# A converter given as a function of the class is called without the formatter.
def _log_local_time(formatter, seconds):
    converter = formatter.converter
    return getattr(converter, "__func__", converter)(seconds)


class BufferingFormatter:
    __module__ = "logging"

    def __init__(self, linefmt=None):
        self.linefmt = linefmt if linefmt else _log_plain

    def formatHeader(self, records):
        return ""

    def formatFooter(self, records):
        return ""

    def format(self, records):
        if not records:
            return ""
        lines = [self.linefmt.format(record) for record in records]
        return self.formatHeader(records) + "".join(lines) + self.formatFooter(records)


_LogFormatter = Formatter
_log_plain = Formatter()


# --- filters and handlers

class Filter:
    __module__ = "logging"

    def __init__(self, name=""):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        return not self.nlen or record.name == self.name or \
            record.name.startswith(self.name + ".")


class Filterer:
    __module__ = "logging"

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for filter in self.filters:
            allowed = filter.filter(record) if hasattr(filter, "filter") else filter(record)
            if not allowed:
                return False
        return True


_log_handlers = []  # weak references to the program's, the newest last


def _remember_handler(handler):
    _at_the_very_exit(_log_shutdown)
    _log_handlers.append(_weak_ref(handler, _log_handlers.remove))


class Handler(Filterer):
    __module__ = "logging"

    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self._name = None
        self.level = _check_level(level)
        self.formatter = None
        self._closed = False
        self.lock = None
        if type(self) is not _StderrHandler:  # which keeps nothing
            _remember_handler(self)

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = name

    def get_name(self):
        return self._name

    def set_name(self, name):
        self._name = name

    def createLock(self):
        self.lock = None

    def acquire(self):
        pass

    def release(self):
        pass

    def setLevel(self, level):
        self.level = _check_level(level)

    def format(self, record):
        return (self.formatter or _log_plain).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        allowed = self.filter(record)
        if allowed:
            self.emit(record)
        return allowed

    def setFormatter(self, fmt):
        self.formatter = fmt

    def flush(self):
        pass

    def close(self):
        self._closed = True

    def handleError(self, record):
        error = _handled()
        if not _log_module().raiseExceptions or error is None:
            return
        _sys_module().stderr.write(
            f"--- Logging error ---\n{_traceback_text(error)}Call stack:\n"
            f"{''.join(format_stack(_frame(0)))}"
            f"Message: {record.msg!r}\nArguments: {record.args}\n")

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    __module__ = "logging"
    terminator = "\n"

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = _sys_module().stderr if stream is None else stream

    def flush(self):
        if self.stream and hasattr(self.stream, "flush"):
            self.stream.flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        if stream is self.stream:
            return None
        old = self.stream
        self.flush()
        self.stream = stream
        return old

    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        return f"<{type(self).__name__} {name + ' ' if name else ''}({getLevelName(self.level)})>"


class FileHandler(StreamHandler):
    __module__ = "logging"

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        _unsupported("logging.FileHandler: `logging.StreamHandler(sys.stdout)` stands in for the "
                     "file")


class NullHandler(Handler):
    __module__ = "logging"

    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


class _StderrHandler(StreamHandler):
    __module__ = "logging"

    def __init__(self, level):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return _sys_module().stderr


lastResort = _StderrHandler(WARNING)
raiseExceptions = True


def _log_module():
    import logging
    return logging


# --- loggers

_log_keywords = ("exc_info", "stack_info", "stacklevel", "extra")


class Logger(Filterer):
    __module__ = "logging"

    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name = name
        self.level = _check_level(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False
        self._cache = {}

    def setLevel(self, level):
        self.level = _check_level(level)
        self.manager._clear_cache()

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        _warn_from(1, "The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            if _log_module().raiseExceptions:
                raise TypeError("level must be an integer")
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        caller = _caller(max(stacklevel, 1) - 1)
        if caller is None:
            return "(unknown file)", 0, "(unknown function)", None
        stack = None
        if stack_info:
            stack = "Stack (most recent call last):\n" + "".join(format_stack(_frame(0)))[:-1]
        return _main_file(), caller[0], caller[1], stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None,
                   sinfo=None):
        record = _log_choices["record"](name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key in extra or ():
            if key in ("message", "asctime") or key in record.__dict__:
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            record.__dict__[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        path, line, function, stack = self.findCaller(stack_info, stacklevel)
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
            elif not isinstance(exc_info, tuple):
                exc_info = _exc_info()
        self.handle(self.makeRecord(self.name, level, path, line, msg, args, exc_info, function,
                                    extra, stack))

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        logger = self
        while logger and not logger.handlers:
            logger = logger.parent if logger.propagate else None
        return bool(logger)

    def callHandlers(self, record):
        logger, found = self, False
        while logger:
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        last = _log_module().lastResort
        if not found and last and record.levelno >= last.level:
            last.handle(record)

    def getEffectiveLevel(self):
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        if self.disabled:
            return False
        enabled = self._cache.get(level)
        if enabled is None:
            enabled = self.manager.disable < level and level >= self.getEffectiveLevel()
            self._cache[level] = enabled
        return enabled

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


class RootLogger(Logger):
    __module__ = "logging"

    def __init__(self, level):
        Logger.__init__(self, "root", level)


class Manager:
    __module__ = "logging"

    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = 0
        self.loggerDict = {}
        self.loggerClass = None

    # A new logger's parent is the nearest ancestor that exists; its descendants move below it.
    def getLogger(self, name):
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        logger = self.loggerDict.get(name)
        if logger is not None:
            return logger
        logger = (self.loggerClass or _log_choices["logger"])(name)
        logger.manager = self
        path = name
        while "." in path and logger.parent is None:
            path = path.rpartition(".")[0]
            logger.parent = self.loggerDict.get(path)
        logger.parent = logger.parent or self.root
        for other in self.loggerDict.values():
            if other.name.startswith(name + ".") and not other.parent.name.startswith(name):
                other.parent = logger
        self.loggerDict[name] = logger
        return logger

    # What loggers remember of the levels that are enabled.
    def _clear_cache(self):
        for logger in (self.root, *self.loggerDict.values()):
            logger._cache.clear()


class LoggerAdapter:
    __module__ = "logging"

    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra

    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        return self.logger.hasHandlers()

    @property
    def name(self):
        return self.logger.name

    @property
    def manager(self):
        return self.logger.manager

    def __repr__(self):
        return (f"<{type(self).__name__} {self.logger.name} "
                f"({getLevelName(self.getEffectiveLevel())})>")


_log_choices["logger"] = Logger
root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)


def getLogger(name=None):
    if not name or isinstance(name, str) and name == "root":
        return root
    return Logger.manager.getLogger(name)


def setLoggerClass(klass):
    if klass is not Logger and not issubclass(klass, Logger):
        raise TypeError("logger not derived from logging.Logger: " + klass.__name__)
    _log_choices["logger"] = klass


def getLoggerClass():
    return _log_choices["logger"]


def basicConfig(**kwargs):
    force = kwargs.pop("force", False)
    kwargs.pop("encoding", None)
    kwargs.pop("errors", None)
    if force:
        for handler in root.handlers[:]:
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    handlers = kwargs.pop("handlers", None)
    if handlers is None and "stream" in kwargs and "filename" in kwargs:
        raise ValueError("'stream' and 'filename' should not be specified together")
    if handlers is not None and ("stream" in kwargs or "filename" in kwargs):
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if handlers is None:
        filename = kwargs.pop("filename", None)
        kwargs.pop("filemode", None)
        handlers = [FileHandler(filename) if filename else StreamHandler(kwargs.pop("stream", None))]
    datefmt = kwargs.pop("datefmt", None)
    style = kwargs.pop("style", "%")
    _check_style(style)
    formatter = Formatter(kwargs.pop("format", _log_styles[style][1]), datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    level = kwargs.pop("level", None)
    if level is not None:
        root.setLevel(level)
    if kwargs:
        raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs.keys())}")


def _log_root():
    if not root.handlers:
        basicConfig()
    return root


def _log_debug(msg, *args, **kwargs):
    _log_root().debug(msg, *args, **kwargs)


def _log_info(msg, *args, **kwargs):
    _log_root().info(msg, *args, **kwargs)


def _log_warning(msg, *args, **kwargs):
    _log_root().warning(msg, *args, **kwargs)


def _log_error(msg, *args, **kwargs):
    _log_root().error(msg, *args, **kwargs)


def _log_exception(msg, *args, exc_info=True, **kwargs):
    _log_root().error(msg, *args, exc_info=exc_info, **kwargs)


def _log_critical(msg, *args, **kwargs):
    _log_root().critical(msg, *args, **kwargs)


def _log_log(level, msg, *args, **kwargs):
    _log_root().log(level, msg, *args, **kwargs)


def _log_disable(level=CRITICAL):
    root.manager.disable = _check_level(level)
    root.manager._clear_cache()


# Of handlers that keep what they got, too.
def _log_shutdown(handlerList=_log_handlers):
    for reference in reversed(handlerList[:]):
        handler = reference()
        if not handler:
            continue
        try:
            handler.acquire()
            if getattr(handler, "flushOnClose", True):
                handler.flush()
            handler.close()
        except (OSError, ValueError):
            pass
        except Exception:
            if _log_module().raiseExceptions:
                raise
        finally:
            handler.release()


_export("logging", """CRITICAL FATAL ERROR WARNING WARN INFO DEBUG NOTSET BASIC_FORMAT
getLevelNamesMapping getLevelName addLevelName LogRecord setLogRecordFactory getLogRecordFactory
makeLogRecord PercentStyle StrFormatStyle StringTemplateStyle Formatter BufferingFormatter Filter
Filterer Handler StreamHandler NullHandler Logger RootLogger Manager LoggerAdapter
getLogger setLoggerClass getLoggerClass basicConfig lastResort raiseExceptions root
debug=_log_debug info=_log_info warning=_log_warning error=_log_error
exception=_log_exception critical=_log_critical fatal=_log_critical log=_log_log
disable=_log_disable shutdown=_log_shutdown""")

_asyncio_logger = getLogger("asyncio")


def _forget_logging():
    _log_handlers.clear()
    root.manager._clear_cache()
    root.manager.loggerDict.clear()
    for logger in (root, _asyncio_logger):
        logger.handlers.clear()
        logger.filters.clear()
    root.manager.loggerDict["asyncio"] = _asyncio_logger
    _log_choices.update(record=LogRecord, logger=Logger)


_forgetters.append(_forget_logging)


# The places are those of CPython 3.11.7's own files.
def _asyncio_says(level, file, line, function, text, *args, error=None):
    if _asyncio_logger.isEnabledFor(level):
        exc_info = error and (type(error), error, error.__traceback__)
        _asyncio_logger.handle(_asyncio_logger.makeRecord(
            "asyncio", level, "/usr/lib/python3.11/asyncio/" + file, line, text, args, exc_info,
            function))


# What asyncio says goes through its logger: once logging is set up, in its format.
def _default_report(context):
    message = context.get("message")
    if not message:
        message = "Unhandled exception in event loop"
    lines = [message]
    for key in sorted(context):
        if key in ("message", "exception"):
            continue
        lines.append(f"{key}: {context[key]!r}")
    _asyncio_says(ERROR, "base_events.py", 1771, "default_exception_handler", "\n".join(lines),
                  error=context.get("exception"))


def _loop_was_made():
    _asyncio_says(DEBUG, "selector_events.py", 54 if _minor < 12 else 64, "__init__", "Using selector: %s",
                  "EpollSelector")


_plain_new_event_loop = new_event_loop


def new_event_loop():
    loop = _plain_new_event_loop()
    _loop_was_made()
    return loop


_asyncio_log_logger = _asyncio_logger
_export("asyncio", "new_event_loop")
_export("asyncio.log", "logger=_asyncio_log_logger")
