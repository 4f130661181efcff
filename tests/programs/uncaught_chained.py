try:
    int("x")
except ValueError as error:
    raise RuntimeError("could not read") from error
