"""Objects of the library say of what class they are."""
import argparse
import collections
import contextlib
import dataclasses
import enum
import functools
import http
import inspect
import itertools
import signal
import sys
import typing
import urllib.parse


@functools.lru_cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@contextlib.contextmanager
def section():
    yield


@contextlib.asynccontextmanager
async def async_section():
    yield


def without_address(text):
    return text.split(" at 0x")[0]


print(fibonacci(30), type(fibonacci), inspect.isfunction(fibonacci), callable(fibonacci))
print(without_address(repr(fibonacci)), fibonacci.__name__, inspect.signature(fibonacci))
print(without_address(repr(section())), type(async_section()))
print(inspect.signature(lambda a, *, b=1: a).parameters)
print(type(argparse.ArgumentParser().add_argument("--size")))
print(type(sys.version_info), type(sys.flags), type(sys.float_info))
print(type(dataclasses.MISSING), type(typing.Optional), type(typing.List), type(typing.List[int]))
print(http.HTTPStatus.__module__, signal.Signals.__module__, typing.NamedTuple.__module__,
      inspect.getfullargspec(section).__class__.__module__,
      type(urllib.parse.urlsplit("a")).__module__)

numbers = itertools.count(3)
print(iter(numbers) is numbers, iter(numbers), next(iter(numbers)), numbers)

settings = collections.ChainMap({"color": "red"}, {"color": "blue", "size": 2})
print(settings.items(), settings.keys(), list(settings.values()))
settings.update(size=3)
print(settings, settings.setdefault("name", "x"), settings == {"color": "red", "size": 3, "name": "x"})

Color = enum.Enum("Color", "RED GREEN", module="paint", qualname="Box.Color")
print(Color.__module__, Color.__qualname__, Color.RED, type(Color))
