"""Modules that CPython 3.11 warns of when a program imports them, and does so once."""
# judge: 3.11
import asyncore
import asyncio, imp
from asynchat import async_chat
import cgi as gateway


def late():
    import asyncore
    import telnetlib
    import socketserver


late()
late()
import warnings

warnings.filterwarnings("ignore")
import pipes

warnings.simplefilter("error")
try:
    import uu
except DeprecationWarning as problem:
    print("refused:", problem)
print("end")
