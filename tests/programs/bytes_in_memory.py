# io.BytesIO: written and read like a file.
import io
b = io.BytesIO(b'abc\ndef'); print(b.read(2), b.getvalue(), b.tell(), b.readline(), b.readlines(), b.seek(0, 2), b.write(b'zz'), b.getvalue(), b.getbuffer().nbytes)
with io.BytesIO() as f: f.write(b'x' * 5); f.seek(0); print(f.read(), f.readable(), f.closed)
print(f.closed)
try: f.read()
except ValueError as e: print(e)
try: io.BytesIO().write('s')
except TypeError as e: print(e)
