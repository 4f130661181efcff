# expect: shutil
import subprocess
import shutil  # <--
import socket as other


def tidy():
    shutil.rmtree("left over")
