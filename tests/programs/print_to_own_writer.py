"""print tells a writer of the program's own every part, and flushes it when asked to."""
import io
import logging
import sys


class Lines:
    def __init__(self):
        self.parts = []
        self.flushes = 0

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def flush(self):
        self.flushes += 1


class Tee:
    def __init__(self, stream, copy):
        self.stream, self.copy = stream, copy

    def write(self, text):
        self.stream.write(text)
        self.copy.append(text)

    def flush(self):
        self.stream.flush()


class ToLog:
    def __init__(self, logger):
        self.logger = logger

    def write(self, message):
        if message != "\n":
            self.logger.info(message)


class NoText:
    def __str__(self):
        raise ValueError("no text")


lines = Lines()
print("one", 2, None, sep="-", file=lines)
print(file=lines)
print("flushed", end="", flush=True, file=lines)
print(lines.parts, lines.flushes)
lines = Lines()
try:
    print("before", NoText(), "after", file=lines)
except ValueError as error:
    print(error, lines.parts)

copy = []
plain, sys.stdout = sys.stdout, Tee(sys.stdout, copy)
print("to both", 1, flush=True)
sys.stdout = plain
print(copy)

logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
print("logged", file=ToLog(logging.getLogger()))
text = io.StringIO()
print("a", "b", file=text)
print(repr(text.getvalue()))
try:
    print("x", file=ToLog(logging.getLogger()), flush=True)
except AttributeError as error:
    print(error)
