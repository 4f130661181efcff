"""What functions and methods, of the library and of the program, call themselves."""
import asyncio
import collections
import functools
import math
import time


class K:
    def m(self):
        pass


CALLABLES = (
    len, print, sum, math.sqrt, time.sleep, functools.reduce, functools.partial, asyncio.sleep,
    asyncio.Lock, [].append, list.append, ''.join, str.join, {}.get, dict, int,
    collections.deque, collections.deque().append, collections.Counter, K, K.m, K().m, lambda: 1,
)
for callable_ in CALLABLES:
    print([getattr(callable_, name, '-') for name in ('__name__', '__qualname__', '__module__')])
