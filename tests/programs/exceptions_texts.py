for error in [
    ValueError(), ValueError("text"), ValueError("a", 1), KeyError("k"), KeyError(),
    TypeError("t"), IndexError("i"), RuntimeError(42), Exception(None), StopIteration(5),
    TimeoutError(), ZeroDivisionError("zero"), OSError(2, "no file"), AssertionError("no"),
]:
    print(repr(error), "|", str(error), "|", error.args)
