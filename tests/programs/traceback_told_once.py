"""What an exception comes from is told once in the whole text, in groups as well."""
import traceback


def chained(name):
    try:
        raise KeyError(name)
    except KeyError as error:
        raise ValueError(name) from error


def caught(function, *args):
    try:
        function(*args)
    except Exception as error:
        return error


def within(group):
    try:
        raise group
    except ExceptionGroup:
        raise RuntimeError("while handling")


twice = caught(chained, "twice")
group = ExceptionGroup("two of a kind", [twice, caught(chained, "other")])
traceback.print_exception(group)
inner = caught(within, ExceptionGroup("inner", [OSError(1)]))
traceback.print_exception(ExceptionGroup("with its context", [inner, inner.__context__]))
inner.__cause__ = twice
traceback.print_exception(ExceptionGroup("with its cause", [twice, inner]))
ring = caught(chained, "ring")
ring.__cause__.__context__ = ring
traceback.print_exception(ExceptionGroup("a ring", [ring, ring.__cause__]))
raise ExceptionGroup("at the end", [inner, twice, twice,
                                    ExceptionGroup("more", [ring, inner, inner.__context__])])
