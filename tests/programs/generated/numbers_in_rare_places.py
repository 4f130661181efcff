# What classes show of their numbers, signs of nan, and who wants a real number.
import itertools
import math

match int:
    case object(real=shown):
        print(shown)
print(float.imag, bool.numerator, int.denominator)
print((7).real, True.numerator, (2.5).imag)
nan = float("nan")
print(math.copysign(1, nan), math.copysign(1, -nan))
for start in ([1], "a", None, 3, 2.5):
    try:
        print(next(itertools.count(start)))
    except TypeError as error:
        print(error)
try:
    math.hypot([1], 2)
except TypeError as error:
    print(error)
try:
    (7).__class__(3).real = 1
except AttributeError as error:
    print(error)
