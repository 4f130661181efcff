import math
import random

random.seed(11)
for _ in range(5):
    print(random.gammavariate(2.5, 1.5), random.gammavariate(0.5, 2), random.gammavariate(1.0, 2), random.betavariate(2, 3), random.vonmisesvariate(1, 4))
    print(random.vonmisesvariate(0, 0), random.triangular(1, 5, 2), random.gauss(0, 1), random.paretovariate(2), random.weibullvariate(1, 1.5))
try:
    random.gammavariate(0, 1)
except ValueError as error:
    print(error)
print(math.nextafter(1.0, 2.0), math.nextafter(0.0, -1), math.remainder(7, 3), math.remainder(-7.5, 2), math.ulp(1.0), math.ulp(0.0), math.ulp(1e300), math.ulp(math.inf))
print(math.ldexp(0.75, 4), math.ldexp(1, -1080), math.ldexp(0.0, 5000))
for f, args in ((math.remainder, (1, 0)), (math.remainder, (math.inf, 1)), (math.ldexp, (1.0, 5000)), (math.ldexp, (1.0, 1.5))):
    try:
        print(f(*args))
    except Exception as error:
        print(type(error).__name__, error)
