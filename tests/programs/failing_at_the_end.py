# What fails when the program's names go is told without the lines of its source: by then nobody can
# open a file any more.
import sys


class Gone:
    def __del__(self):
        print("gone", self.name, file=sys.stderr)


def numbers():
    try:
        yield 1
    finally:
        prin("end")


early = Gone()
del early
late = Gone()
iterator = numbers()
next(iterator)
print("the program ends")
