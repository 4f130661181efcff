def chain(suppressed):
    try:
        raise KeyError("first")
    except KeyError:
        error = ValueError("second")
        error.__suppress_context__ = suppressed
        raise error


for suppressed in (True, False):
    try:
        chain(suppressed)
    except ValueError as error:
        print(error.__suppress_context__, repr(error.__context__), error.__cause__)
        try:
            error.__suppress_context__ = 1
        except TypeError as refusal:
            print(refusal)
chain(True)
