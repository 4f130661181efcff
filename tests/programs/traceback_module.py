# traceback: print_exc, format_exc, format_exception and their kin write what Python writes.
import sys
import traceback


def inner(x):
    return 1 / x


def outer():
    try:
        inner(0)
    except ZeroDivisionError as error:
        raise ValueError("outer failed") from error


try:
    outer()
except ValueError as error:
    text = traceback.format_exc()
    print(text)
    print(traceback.format_exception(error))
    print(traceback.format_exception_only(error))
    print(traceback.format_exception(type(error), error, error.__traceback__)[-1])
    print("".join(traceback.format_tb(error.__traceback__)))
    print("".join(traceback.format_exception(error, chain=False)))
    traceback.print_exc(file=sys.stdout)
    traceback.print_exception(error, file=sys.stdout)
    traceback.print_exception(type(error), error, error.__traceback__, file=sys.stdout)
    traceback.print_tb(error.__traceback__, file=sys.stdout)
    kind, value, tb = sys.exc_info()
    print(kind, value, tb is error.__traceback__)
    traceback.print_exc()
print(sys.exc_info(), repr(traceback.format_exc()))
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError("t")])
except ExceptionGroup:
    print(traceback.format_exc())
e = KeyError("k")
e.add_note("a note")
print(traceback.format_exception_only(e), traceback.format_exception(e))
print(traceback.format_exception_only(type(e), e))


class Module:
    class Error(Exception):
        pass


try:
    raise Module.Error("nested name")
except Module.Error:
    print(traceback.format_exc().splitlines()[-1])
try:
    {}['x'].y.z
except KeyError as error:
    print("caught:", traceback.format_exc(limit=None).splitlines()[-1])


def recover():
    try:
        inner(0)
    except ZeroDivisionError:
        traceback.print_exc(file=sys.stdout)
    return "recovered"


print(recover())
