# expect: tempfile
import subprocess
import tempfile  # <--
import socket as other


def tidy():
    tempfile.mkdtemp()
