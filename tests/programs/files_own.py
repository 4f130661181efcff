# A program's own files: written, read again, looked at from every side, and removed at the end.
import csv
import io
import json
import logging
import os
from pathlib import Path

HERE = "/tmp/lockstep_files_own"
os.makedirs(HERE + "/deep/er", exist_ok=True)
A, B, C = (f"{HERE}/{name}" for name in ("a.txt", "b.bin", "c.json"))


def fails(action, *args, **kwargs):
    try:
        print("no error:", action(*args, **kwargs))
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, "|", error)


with open(A, "w") as f:
    print(f, f.name, f.mode, f.encoding, f.closed, f.readable(), f.writable())
    print(f.write("one\ntwo\n"))
    print("three", file=f)
    f.writelines(["four\n", "fünf\n"])
print(f.closed)
with open(A) as f:
    print([f"{n} {line.rstrip()}" for n, line in enumerate(f, 1)])
with open(A) as f:
    print([f.readline()], f.readlines(), [f.read()])
    f.seek(0)
    print([f.read(5)], f.tell())
    next(f)
    fails(f.tell)
with open(A, "a") as f:
    f.write("more")
print(open(A).read().splitlines(), os.path.getsize(A), os.path.exists(A), os.path.isdir(HERE))
with open(A, "w+") as f:
    f.write("hello world")
    f.seek(6)
    print(f.read())
    f.seek(0)
    f.write("J")
    f.seek(0)
    print(f.read())
with open(A, "r+") as f:
    print(f.read(3))
    f.truncate(4)
print(open(A).read())

f = open(A, "w")
f.write("waits in the buffer")
print([open(A).read()])
f.flush()
print([open(A).read()])
f.close()
with open(A, "w", newline="") as f:
    f.write("a\r\nb\n")
print([open(A).read(), open(A, newline="").read(), open(A, "rb").read()])

with open(B, "wb") as f:
    print(f, f.write(b"\x00\x01abc\n"))
with open(B, "rb") as f:
    print(f, f.read(2), f.readline(), f.read(), f.seek(-2, 2), f.read())
with open(C, "w") as f:
    json.dump({"a": [1, None]}, f, indent=1)
with open(C) as f:
    print(json.load(f))
with open(C, "w", newline="") as f:
    csv.writer(f).writerows([["a", "b"], [1, "x,y"]])
with open(C, newline="") as f:
    print(list(csv.reader(f)))

fails(open, "lockstep_no_such_file.txt")
fails(open, A, "x")
fails(open, HERE + "/none/x", "w")
fails(open, HERE, "w")
fails(open, A + "/x", "w")
fails(open, A, "q")
fails(open, A, "b")
fails(open, A, "rw")
fails(open, B, "rb", encoding="utf-8")
fails(open, None)
with open(A) as f:
    fails(f.write, "x")
with open(A, "w") as f:
    fails(f.read)
    fails(f.write, 5)
with open(B, "wb") as f:
    fails(f.write, "text")
    fails(f.read)
fails(f.write, b"late")
fails(os.rmdir, HERE)
fails(os.mkdir, HERE)
fails(os.remove, HERE + "/gone")
fails(os.rename, HERE + "/gone", HERE + "/here")
print(issubclass(io.UnsupportedOperation, OSError), open.__name__, io.open is open)

p = Path(HERE) / "sub" / "n.txt"
print(repr(p), p.exists(), p.suffix, type(p), isinstance(p, Path), p == Path(str(p)))
p.parent.mkdir(exist_ok=True)
p.parent.mkdir(exist_ok=True)
fails(p.parent.mkdir)
print(p.write_text("hällo\nb"), [p.read_text()], p.read_bytes(), p.is_file(), p.parent.is_dir())
with p.open("a") as f:
    f.write("!")
with open(p) as f:
    print([f.read()], f)
print(p.rename(HERE + "/moved"), p.exists())
fails(p.read_text)
fails(p.unlink)
p.unlink(missing_ok=True)
p.parent.rmdir()

logging.basicConfig(filename=A, filemode="w", level=logging.INFO, format="%(levelname)s:%(message)s")
logging.info("begun")
logging.debug("not seen")
logging.warning("warned %d times", 3)
print(open(A).read())
logger, handler = logging.getLogger("other"), logging.FileHandler(C, mode="w")
logger.addHandler(handler)
logger.propagate = False
logger.error("bad")
handler.close()
print(open(C).read())

for path in (A, B, C, HERE + "/moved"):
    os.remove(path)
os.rmdir(HERE + "/deep/er")
os.rmdir(HERE + "/deep")
os.rmdir(HERE)
print(os.path.exists(HERE))
open("lockstep_no_such_file.txt")
