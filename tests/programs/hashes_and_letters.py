# Hashes grow part by part; base64 goes there and back.
import base64
import binascii
import csv
import hashlib
import io
from operator import attrgetter

whole = hashlib.sha256(b"one two three")
parts = hashlib.sha256()
for part in (b"one ", bytearray(b"two "), memoryview(b"three")):
    parts.update(part)
    print(parts.hexdigest()[:16])
print(parts.digest() == whole.digest(), parts.name, parts.digest_size)
copied = parts.copy()
copied.update(b"!")
print(copied.hexdigest() == parts.hexdigest(), parts.hexdigest() == whole.hexdigest())
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    print(name, hashlib.new(name, b"abc" * 50).hexdigest()[:24])

for text in (b"", b"f", b"fo", b"foo", b"foob", bytes(range(250, 256))):
    code = base64.b64encode(text)
    print(code, base64.b64decode(code) == text, base64.urlsafe_b64encode(text), text.hex("-"), text.hex())
for code in ("Zm9v\n", "Zm9", "Zm 9v", "Zg==", "Zg=", "Z", "Zm9vZg==", "Zg==Zm9v", "===="):
    try:
        print(repr(code), base64.b64decode(code))
    except binascii.Error as error:
        print(repr(code), error)

rows = csv.reader(io.StringIO('a,b,c\r\n1,,"x,y"\n\n"say ""hi""",2\nlast,"two\nlines"\n,'))
print([row for row in rows])
out = io.StringIO()
csv.writer(out).writerows([["a", 1, 2.5, None], ["x,y", 'say "hi"', "two\nlines"], [""], [], ["", ""]])
print(repr(out.getvalue()))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    @property
    def sum(self):
        return self.x + self.y


points = [Point(n % 3, n) for n in range(5)]
print([p.y for p in sorted(points, key=attrgetter("x", "y"))], attrgetter("sum", "x.real")(points[4]))
try:
    attrgetter("z")(points[0])
except AttributeError as error:
    print(error)
