import math
from math import pi, sqrt

print(pi, math.e, math.tau, math.inf, math.nan)
print(sqrt(2), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.isqrt(10**20 + 1))
print(math.sin(1), math.cos(1), math.tan(0.5), math.atan2(1, 2), math.exp(1), math.log(10))
print(math.log(8, 2), math.log2(1024), math.log10(1000), math.log(10**400), math.pow(2, 0.5))
print(math.gcd(12, 18, 27), math.lcm(4, 6), math.factorial(20), math.comb(10, 3), math.perm(5, 2))
print(math.hypot(3, 4), math.dist((0, 0), (1, 1)), math.degrees(pi), math.radians(180))
print(math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.copysign(1, -0.0), math.fmod(-7, 3))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(1, 1 + 1e-10))
print(math.modf(3.25), math.frexp(10), math.cbrt(27), math.fabs(-2), math.erf(0.5))
for bad in (lambda: sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: sqrt("x"),
            lambda: math.factorial(-1), lambda: math.floor(math.inf)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
