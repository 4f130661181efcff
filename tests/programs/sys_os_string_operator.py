import operator
import os
import string
import sys

print(os.getpid(), os.cpu_count(), sys.platform, sys.maxsize, sys.version_info >= (3, 8))
sys.stdout.write("written\n")
sys.stdout.flush()
print("to stderr", file=sys.stderr)
print(sys.version_info.major, sys.version_info[:2], sys.getrecursionlimit())
print(string.ascii_letters, string.digits, string.capwords("the quick fox"), string.punctuation)
print(sorted([("b", 1), ("a", 2)], key=operator.itemgetter(1)), operator.itemgetter(0, 2)("abc"))
print(operator.attrgetter("real")(5), operator.methodcaller("upper")("abc"), operator.add(1, 2))
try:
    sys.exit("bye")
except SystemExit as error:
    print(repr(error), error.code)
