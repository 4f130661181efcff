"""A logger remembers which levels are enabled until setLevel or disable() is called."""
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(name)s %(levelname)s", level=logging.INFO)
log = logging.getLogger("app.part")
parent = logging.getLogger("app")


def levels():
    return [name for name in ("DEBUG", "INFO", "WARNING", "ERROR")
            if log.isEnabledFor(getattr(logging, name))]


print(levels())
parent.setLevel(logging.ERROR)
print(levels())
log.setLevel(logging.DEBUG)
print(levels())
log.level = logging.CRITICAL  # nobody is told
print(levels())
logging.disable(logging.INFO)
print(levels())
log.setLevel(logging.NOTSET)
logging.disable(logging.NOTSET)
print(levels())
log.disabled = True
print(levels())
log.error("not shown")
log.disabled = False
log.error("shown")
