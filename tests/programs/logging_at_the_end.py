# At the end of the program every handler is flushed and closed, the newest first, behind whatever the
# program has asked atexit for: a handler that keeps records may write them then.
import atexit
import logging
import logging.handlers
import sys

keeps = logging.handlers.MemoryHandler(10, target=logging.StreamHandler(sys.stdout))


class Slow(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(record.getMessage())

    def flush(self):
        print("flushed", self.records)
        self.records.clear()

    def close(self):
        print("closed")
        super().close()


log = logging.getLogger("x")
log.setLevel(logging.INFO)
log.addHandler(keeps)
log.addHandler(Slow())
Slow()  # nobody keeps that one
log.info("one")
logging.shutdown()
log.info("two")
keeps.setTarget(logging.StreamHandler(sys.stdout))


def leave():
    log.info("three")
    print("atexit")


atexit.register(leave)
raise SystemExit("over")
