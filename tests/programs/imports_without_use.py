"""Imports that the program makes no use of: whatever they are, they do not stand in its way."""
import asyncio
import pickle as saved
import socket, subprocess
import urllib.request
import xml.etree.ElementTree as trees
from os import listdir, getpid
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory as Scratch


def late():
    import sqlite3
    from shutil import copy
    return "late"


async def main():
    import selectors
    await asyncio.sleep(0.1)
    print("done", PurePath("a") / "b", isinstance(getpid(), int))


print(late())
asyncio.run(main())
try:
    import msvcrt
except ImportError as error:
    print(type(error).__name__, error)
