"""StringIO: what is written at the end, in the middle and behind the end, and read in between."""
from io import StringIO

out = StringIO("first\n")
print(out.read(), end="")
for i in range(3):
    print("line", i, file=out)
print(repr(out.getvalue()), out.tell())

out.seek(6)
print(repr(out.readline()))
out.write("LINE")
print(repr(out.getvalue()), repr(out.read()))

out.write("end")
out.seek(40)
out.write("far")
print(repr(out.getvalue()))

out.truncate(4)
out.seek(0, 2)
print(out.write("!"), out.tell(), repr(out.getvalue()))
out.writelines(["a\n", "b\n"])
out.seek(0)
print(list(out), repr(out.read()))
