def inner():
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")


try:
    inner()
except KeyError as error:
    print(repr(error), repr(error.__context__))

try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise RuntimeError("wrapped") from error
except RuntimeError as error:
    print(error, "because", repr(error.__cause__))

try:
    try:
        raise ValueError("passed on")
    except ValueError:
        print("seen")
        raise
except ValueError as error:
    print("outer", error)

try:
    try:
        [][0]
    except KeyError:
        print("wrong handler")
except IndexError as error:
    print("right handler:", error)
