# Reference counts, clocks by number, other digests, and where a context manager is known.
import contextlib
import hashlib
import os
import random
import sys
import time

names = []
again = names


class Holder:
    def count(self):
        return sys.getrefcount(self)


def inside(thing):
    return sys.getrefcount(thing)


holder = Holder()
pair = [holder, holder]
print(sys.getrefcount(names), sys.getrefcount([]), inside(names), inside({}))
print(sys.getrefcount(holder), holder.count(), Holder().count())
del again
print(sys.getrefcount(names))
print(hashlib.sha384(b'abc').hexdigest(), hashlib.new('sha384').digest_size)
print(time.clock_gettime(time.CLOCK_MONOTONIC) > 0, time.clock_getres(time.CLOCK_REALTIME) < 1)
print(time.strftime('%a, %d %b %Y %H:%M:%S %Z', time.gmtime(0)), time.strftime('%Z', time.localtime(0)))
print(os.EX_OK, os.EX_USAGE, os.EX_CONFIG, sys.flags.optimize, sys.thread_info.name)
try:
    time.clock_gettime(99)
except OSError as error:
    print(error)
try:
    sys.exit((1, 2))
except SystemExit as end:
    print(end.code, end.args)


class Opened(contextlib.AbstractContextManager):
    pass


try:
    Opened()
except TypeError as error:
    print(error)
print(isinstance(contextlib.suppress(), contextlib.AbstractContextManager))


class Dice(random.Random):
    """Whole numbers come from random() when that is all a class has."""

    def random(self):
        return 0.25


dice = Dice(1)
print(dice.randint(1, 6), dice.choice('abcd'), dice.sample(range(8), 3))
for wrong in (5, (1, 2, 3), (3, (1,), None), (3, tuple(range(624)) + (700,), None)):
    try:
        random.setstate(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
