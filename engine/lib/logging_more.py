

# --- logging_more.py: logging.handlers and logging.config, without files and sockets -----------------

class BufferingHandler(Handler):
    __module__ = "logging.handlers"

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.buffer.clear()

    def close(self):
        self.flush()
        super().close()


class MemoryHandler(BufferingHandler):
    __module__ = "logging.handlers"

    def __init__(self, capacity, flushLevel=ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.target = target

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        if self.flushOnClose:
            self.flush()
        self.target = None
        super().close()


class QueueHandler(Handler):
    __module__ = "logging.handlers"

    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        text = self.format(record)
        record = copy(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    __module__ = "logging.handlers"
    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def dequeue(self, block):
        return self.queue.get(block)

    def prepare(self, record):
        return record

    def start(self):
        self._thread = Thread(target=self._monitor)
        self._thread.daemon = True
        self._thread.start()

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        counts = hasattr(self.queue, "task_done")
        while True:
            try:
                record = self.dequeue(True)
            except Empty:
                break
            if record is not self._sentinel:
                self.handle(record)
            if counts:
                self.queue.task_done()
            if record is self._sentinel:
                break

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None


_export("logging.handlers", "BufferingHandler MemoryHandler QueueHandler QueueListener")


# --- logging.config.dictConfig

_config_classes = {"logging.StreamHandler": StreamHandler, "logging.NullHandler": NullHandler,
                   "logging.Formatter": Formatter, "logging.Filter": Filter,
                   "logging.handlers.MemoryHandler": MemoryHandler,
                   "logging.handlers.QueueHandler": QueueHandler}


def _config_resolve(name):
    if name in _config_classes:
        return _config_classes[name]
    module, _, last = name.rpartition(".")
    if module == "__main__" or not module:
        names = _frame(0).f_globals
        if last in names:
            return names[last]
    _unsupported(f"{name} in logging.config.dictConfig")


def _config_value(value):
    if isinstance(value, str) and value.startswith("ext://"):
        streams = {"ext://sys.stdout": _sys_module().stdout,
                   "ext://sys.stderr": _sys_module().stderr}
        if value not in streams:
            _unsupported(f"{value} in logging.config.dictConfig")
        return streams[value]
    return value


class _DictConfigurator:
    def __init__(self, config):
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        self.config = config
        self.formatters = self.filters = self.handlers = None

    def run(self):
        config = self.config
        if config.get("incremental", False):
            return self.run_incremental()
        for handler in _all_loggers_handlers():
            handler.close()
        root.handlers.clear()
        self.formatters = self.each("formatters", "formatter", self.formatter)
        self.filters = self.each("filters", "filter", self.filter)
        self.handlers = self.each("handlers", "handler", self.handler)
        before = {name: logger for name, logger in root.manager.loggerDict.items()
                  if isinstance(logger, Logger)}
        for name, given in config.get("loggers", {}).items():
            try:
                self.logger(getLogger(name), given)
                logger = getLogger(name)
                logger.disabled = False
                if given.get("propagate") is not None:
                    logger.propagate = given["propagate"]
            except Exception as error:
                raise ValueError(f"Unable to configure logger {name!r}") from error
        self.forget(before)
        if config.get("root"):
            try:
                self.logger(root, config["root"])
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error

    # Loggers that were there before and are not named now are silenced, unless asked otherwise.
    def forget(self, before):
        named = self.config.get("loggers", {})
        for name, logger in before.items():
            if name in named:
                continue
            if any([name.startswith(parent + ".") for parent in named]):
                logger.setLevel(NOTSET)
                logger.handlers.clear()
                logger.propagate = True
            elif self.config.get("disable_existing_loggers", True):
                logger.disabled = True

    def run_incremental(self):
        for name, given in self.config.get("loggers", {}).items():
            if given.get("level") is not None:
                getLogger(name).setLevel(_check_level(given["level"]))
        given = self.config.get("root") or {}
        if given.get("level") is not None:
            root.setLevel(_check_level(given["level"]))

    def each(self, section, what, make):
        made = {}
        for name in sorted(self.config.get(section, {})):
            given = self.config[section][name]
            try:
                made[name] = make(dict(given))
            except Exception as error:
                raise ValueError(f"Unable to configure {what} {name!r}") from error
            if section == "handlers":
                made[name].name = name
        return made

    def custom(self, given):
        make = given.pop("()")
        make = make if callable(make) else _config_resolve(make)
        extra = given.pop(".", None)
        made = make(**{name: _config_value(value) for name, value in given.items()
                       if name.isidentifier()})
        for name, value in (extra or {}).items():
            setattr(made, name, value)
        return made

    def formatter(self, given):
        if "()" in given:
            return self.custom(given)
        make = _config_resolve(given["class"]) if given.get("class") else _LogFormatter
        return make(given.get("format"), given.get("datefmt"), given.get("style", "%"),
                    given.get("validate", True))

    def filter(self, given):
        return self.custom(given) if "()" in given else Filter(given.get("name", ""))

    def handler(self, given):
        formatter = given.pop("formatter", None)
        if formatter:
            try:
                formatter = self.formatters[formatter]
            except KeyError as error:
                raise ValueError(f"Unable to set formatter {formatter!r}") from error
        level, filters = given.pop("level", None), given.pop("filters", None)
        if "()" in given:
            made = self.custom(given)
        else:
            given["()"] = given.pop("class")
            made = self.custom(given)
        if formatter:
            made.setFormatter(formatter)
        if level is not None:
            made.setLevel(_check_level(level))
        self.add_filters(made, filters)
        return made

    def add_filters(self, filterer, names):
        for name in names or ():
            try:
                filterer.addFilter(self.filters[name] if isinstance(name, str) else name)
            except Exception as error:
                raise ValueError(f"Unable to add filter {name!r}") from error

    def logger(self, logger, given):
        if given.get("level") is not None:
            logger.setLevel(_check_level(given["level"]))
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in given.get("handlers") or ():
            try:
                logger.addHandler(self.handlers[name])
            except Exception as error:
                raise ValueError(f"Unable to add handler {name!r}") from error
        self.add_filters(logger, given.get("filters"))


def _all_loggers_handlers():
    for logger in [root, *root.manager.loggerDict.values()]:
        yield from getattr(logger, "handlers", ())


def dictConfig(config):
    _DictConfigurator(config).run()


_export("logging.config", "dictConfig")
