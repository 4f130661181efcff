# What the library says when it is given something of the wrong type.
import csv
import io
import math
import typing
import warnings


def fails(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for make in (io.StringIO, lambda text: io.BytesIO(text.encode())):
    file = make("one\ntwo")
    for method in file.seek, file.read, file.readline, file.truncate:
        for value in "2", 1.5, {}, True:
            fails(lambda: method(value))
    fails(lambda: file.seek(0, "end"))
    fails(lambda: file.seek(0, 2))
    fails(lambda: file.read(None))
fails(lambda: io.StringIO().seek(0, 5))
fails(lambda: io.StringIO().truncate(-1))

for value in print, 1.5, None, object(), [1, "2"], (1, 2), range(3):
    fails(lambda: bytes(value))
    fails(lambda: str(value, "utf-8"))
fails(lambda: OSError(True, "errno is one").errno)
print(type(OSError(True, "errno is one")).__name__)
print(math.fsum([-0.0, -0.0]), math.fsum([-0.0, 1e308, -1e308]))

fails(lambda: typing.List[typing.Optional])
fails(lambda: typing.Union[int, typing.ClassVar])
fails(lambda: typing.Callable[[typing.Union], int])
fails(lambda: typing.Union[int, (1, 2)])
fails(lambda: typing.Dict[str, typing.NoReturn])
fails(lambda: csv.writer(io.StringIO()).wrriterow)

for arguments in ((1.5,), ("", int), ("", 5), ("", Warning, 5), ("", Warning, "", -1)):
    fails(lambda: warnings.filterwarnings("error", *arguments))
fails(lambda: warnings.simplefilter("shout"))
