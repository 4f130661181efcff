# Everything of logging that a program may lean on.
import logging
import sys
import time

print(logging.getLogger(), logging.root is logging.getLogger(), logging.getLogger("root") is logging.root)
logging.warning("before any set-up: %s", "the root sets itself up")
logging.info("not shown")
print(logging.root.handlers)
for handler in logging.root.handlers[:]:
    logging.root.removeHandler(handler)


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


class ListHandler(logging.Handler):
    def __init__(self, level=logging.NOTSET):
        super().__init__(level)
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


class OnlyEven(logging.Filter):
    def filter(self, record):
        return not record.args or record.args[0] % 2 == 0


def make(name, text, style="%", **options):
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter(text, style=style, **options))
    logger = logging.getLogger(name)
    logger.setLevel(logging.DEBUG)
    logger.addHandler(handler)
    logger.propagate = False
    return logger


percent = make("percent", "%(asctime)s|%(created)f|%(msecs)03d|%(relativeCreated)d|%(levelno)s|"
               "%(levelname)s|%(name)s|%(module)s|%(filename)s|%(pathname)s|%(funcName)s|"
               "%(lineno)d|%(process)d|%(processName)s|%(threadName)s|%(message)s")
percent.info("one %s and %r", 1, "two")
time.sleep(1.25)
percent.warning("later")
braces = make("braces", "{asctime} {levelname:>8} {name!r} {message}", "{", datefmt="%d.%m. %H:%M:%S")
braces.error("in braces %d", 5)
dollars = make("dollars", "${levelname} $name - $message $$5", "$")
dollars.critical("dollars")
extra = make("extra", "%(user)s did %(message)s")
extra.info("it", extra={"user": "ann"})
show(lambda: extra.info("it", extra={"name": "ann"}))
defaults = make("defaults", "%(user)s did %(message)s", defaults={"user": "nobody"})
defaults.info("it")
adapter = logging.LoggerAdapter(extra, {"user": "bob"})
adapter.info("that")
print(adapter)

for text, style in (("no fields", "%"), ("{message", "{"), ("plain", "$"), ("x", "?"), ("{}", "{")):
    show(lambda: logging.Formatter(text, style=style)._fmt)

names = ["a.b.c", "a", "a.b", "ab", "a.b.c.d"]
for name in names:
    logging.getLogger(name)
for name in names:
    print(name, logging.getLogger(name).parent, logging.getLogger(name).getEffectiveLevel())
print(logging.getLogger("a").getChild("b") is logging.getLogger("a.b"), logging.root.getChild("ab"))
logging.getLogger("a").setLevel("ERROR")
print(logging.getLogger("a.b.c"), logging.getLogger("a.b").isEnabledFor(logging.WARNING),
      logging.getLogger("a.b").hasHandlers())

seen = ListHandler(logging.INFO)
logger = logging.getLogger("seen")
logger.addHandler(seen)
logger.setLevel(1)
logger.debug("too low for the handler")
logger.info("number %d", 1)
logger.addFilter(OnlyEven())
logger.info("number %d", 2)
logger.info("number %d", 3)
logger.addFilter(lambda record: "six" not in record.msg)
logger.info("six")
logger.log(25, "between %s", 0) if False else logger.log(25, "between")
logging.addLevelName(25, "NOTICE")
seen.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
logger.log(25, "named")
logger.removeHandler(seen)
print(seen.lines, seen, logger.handlers, seen.formatter._fmt)
print(logging.getLevelName(25), logging.getLevelName("INFO"), logging.getLevelName(33), logging.getLevelNamesMapping())
show(lambda: logger.setLevel("LOUD"))
show(lambda: logger.setLevel(1.5))
show(lambda: logger.log("x", "y"))
show(lambda: logger.info("x", foo=1))
show(lambda: logging.getLogger(5))
show(lambda: logging.basicConfig(foo=1))
for handler in logging.root.handlers[:]:
    logging.root.removeHandler(handler)
show(lambda: logging.basicConfig(stream=sys.stdout, handlers=[]))

logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(message)s", level="INFO", force=True)
logging.basicConfig(level=logging.CRITICAL)
logging.info("root: %s", {"a": 1})
logging.error("root: %(a)s", {"a": 1})
logging.log(logging.WARNING, "root")
logging.disable(logging.WARNING)
logging.warning("not shown")
logging.error("shown")
logging.disable(logging.NOTSET)
logging.warning("shown again")
quiet = logging.getLogger("quiet")
quiet.addHandler(logging.NullHandler())
quiet.propagate = False
quiet.error("nobody hears")
print(logging.NullHandler(), logging.StreamHandler(), logging.StreamHandler(sys.stdout), logging.lastResort)
try:
    int("k")
except ValueError as error:
    logging.exception("as exception")
    logging.warning("as info", exc_info=True)
    logging.warning("as instance", exc_info=error)
logging.error("no exception", exc_info=True)


def helper():
    percent.info("who called", stacklevel=2)


def caller():
    helper()


caller()
record = logging.makeLogRecord({"msg": "made %d", "args": (3,), "levelname": "ODD", "levelno": 1})
print(record.getMessage(), record, logging.Formatter().format(record))
logging.shutdown()
