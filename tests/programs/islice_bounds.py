# What islice says of bounds that it cannot use depends on which one it is and on how far off.
from itertools import islice

for bounds in ((-1,), (-2,), ("x",), (0, -1), (0, -5), (-1, 5), (0, 5, 0), (None, None, -1),
               (11, -1, -1), (2, "x")):
    try:
        print(list(islice("abcdef", *bounds)))
    except ValueError as error:
        print(bounds, error)
