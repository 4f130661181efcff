import errno
import gc
import io
import operator
import os
import os.path
import platform
import sys
from types import SimpleNamespace


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


print(sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.version_info < (3, 0))
print(sys.platform, sys.maxsize, sys.byteorder, sys.maxunicode, sys.getrecursionlimit(), sys.getdefaultencoding())
print(sys.float_info.epsilon, sys.float_info.max, sys.implementation.name, sys.intern("a"), sys.argv[1:])
print(sys.exc_info(), sys.exception())
try:
    1 / 0
except ZeroDivisionError as error:
    kind, value, trace = sys.exc_info()
    print(kind, value, trace is not None, sys.exception() is error)
print(sys.exc_info()[0], sys.stdout.write("written\n"), sys.stdout.isatty(), sys.stdout.encoding)
sys.stdout.writelines(["a\n", "b\n"])
sys.stdout.flush()
show(lambda: sys.stdout.write(5))


def depth(n):
    return n if n == 0 else depth(n - 1)


show(lambda: depth(1500))
sys.setrecursionlimit(3000)
print(depth(1500), sys.getrecursionlimit())
show(lambda: sys.setrecursionlimit(0))

kept = sys.stdout
sys.stdout = io.StringIO()
print("into the text", 1, 2)
print("more", end="")
caught, sys.stdout = sys.stdout, kept
print(repr(caught.getvalue()))
text = io.StringIO("one\ntwo\nthree")
print(repr(text.readline()), text.read(2), text.tell(), text.readlines(), repr(text.read()))
text.seek(0)
print([line for line in text], text.seek(0, 2), text.write("!"), repr(text.getvalue()))
text.seek(1)
text.write("NE")
print(text.getvalue().split("\n"), text.truncate(3), text.getvalue())
with io.StringIO() as out:
    print("a", "b", sep="-", file=out)
    print(repr(out.getvalue()))
show(lambda: out.write("x"))
show(lambda: io.StringIO().write(b"x"))

print(os.name, repr(os.linesep), os.sep, os.getpid() > 0, os.environ.get("NO_SUCH_VARIABLE", "none"))
os.environ["COLOUR"] = "red"
print(os.environ["COLOUR"], os.getenv("COLOUR"), "COLOUR" in os.environ, os.getenv("NOT_THERE"))
show(lambda: os.environ["NOT_THERE"])
print(os.path.join("a", "b", "c.txt"), os.path.join("a/", "/b"), os.path.basename("/x/y.tar.gz"), os.path.dirname("/x/y"))
print(os.path.splitext("y.tar.gz"), os.path.splitext(".bashrc"), os.path.split("/a/b/"), os.path.isabs("/a"))
print(os.path.normpath("a/./b/../c//d"), os.path.commonprefix(["abc", "abd"]), os.path.normpath(""))
print(platform.system(), platform.python_implementation(), platform.python_version().split(".")[0])
print(errno.ENOENT, errno.errorcode[errno.EEXIST], errno.EAGAIN, errno.ETIMEDOUT)
print(gc.isenabled(), gc.get_threshold(), gc.disable(), gc.isenabled(), gc.enable())


class Node:
    def __init__(self):
        self.me = self


print(gc.collect())
for _ in range(3):
    Node()
print(gc.collect() >= 3, gc.collect(), gc.garbage)

space = SimpleNamespace(a=1, b="two")
space.c = [3]
print(space, space == SimpleNamespace(a=1, b="two", c=[3]), vars(space))
del space.a
space.me = space
print(space)

people = [("ann", 31), ("bob", 25), ("cyd", 31)]
print(sorted(people, key=operator.itemgetter(1, 0)), operator.itemgetter("a")({"a": 5}))
print(operator.attrgetter("real", "imag")(5), operator.methodcaller("split", ",", maxsplit=1)("a,b,c"))
print(operator.itemgetter(1), operator.attrgetter("a.b"), operator.methodcaller("m", 1, k=2))
for name in "add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor lt le eq ne ge gt".split():
    print(name, getattr(operator, name)(13, 3), end="; ")
print()
for name in "neg pos inv invert abs not_ truth index".split():
    print(name, getattr(operator, name)(5), end="; ")
print()
items = [1, 2, 3, 2]
operator.setitem(items, 0, 9)
operator.delitem(items, 1)
print(items, operator.contains(items, 3), operator.countOf(items, 2), operator.indexOf(items, 3), operator.concat([1], [2]))
print(operator.iadd(items, [7]) is items, operator.call(max, 1, 5), operator.length_hint(items), operator.is_not(1, None))
show(lambda: operator.add(1, "a"))
show(lambda: operator.attrgetter(5))
