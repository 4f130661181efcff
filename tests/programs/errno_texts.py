# The words of the system for its errors.
import errno
import os

for number in (errno.ENOENT, errno.EACCES, errno.EAGAIN, errno.EPIPE, errno.ETIMEDOUT, 9999):
    error = OSError(number, os.strerror(number))
    print(type(error).__name__, error)
