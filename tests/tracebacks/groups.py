# Exceptions with a cause, in groups and with notes; and what the module traceback makes of them.
import traceback


def divide(a, b):
    return a / b


def collect():
    errors = []
    for pair in ((1, 0), (1, "x")):
        try:
            divide(
                *pair,
            )
        except Exception as error:
            error.add_note("pair: %r" % (pair,))
            errors.append(error)
    raise ExceptionGroup(
        "two", errors)


def caused():
    try:
        collect()
    except* TypeError as group:
        raise RuntimeError("a text",
                           "another") from group


try:
    caused()
except Exception as error:
    traceback.print_exception(error)
    for text in traceback.format_tb(error.__traceback__):
        print(repr(text))
    for text in traceback.format_exception(error, chain=False):
        print(repr(text))
    for entry in traceback.extract_tb(error.__traceback__):
        print(entry.name, entry.lineno, entry.line)


class Dropped:
    def __del__(self):
        print(divide(1, 0), "never")


Dropped()


def misspelt():
    lenght = 3
    return length


try:
    misspelt()
except NameError as error:
    print(traceback.format_exception_only(error))
    traceback.print_exc()
collect()
