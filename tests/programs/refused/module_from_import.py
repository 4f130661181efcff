# expect: ctypes
from ctypes import CDLL  # <--

CDLL("libc.so.6")
