

# --- mathematics.py: the exact part of math, and random --------------------------------------------

import math as _math


def isqrt(n):
    n = _as_index(n)
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    if n == 0:
        return 0
    root = 1 << (n.bit_length() + 1) // 2
    while True:
        better = (root + n // root) >> 1
        if better >= root:
            return root
        root = better


def gcd(*integers):
    result = 0
    for n in integers:
        if not isinstance(n, int):
            raise TypeError(f"'{type(n).__name__}' object cannot be interpreted as an integer")
        while n:
            result, n = n, result % n
    return abs(result)


def lcm(*integers):
    result = 1
    for n in integers:
        common = gcd(result, n)
        result = result // common * n if common else 0
    return abs(result)


def factorial(n):
    if not isinstance(n, int):
        raise TypeError(f"'{type(n).__name__}' object cannot be interpreted as an integer")
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def perm(n, k=None):
    if k is None:
        return factorial(n)
    n, k = _as_index(n), _as_index(k)
    if n < 0 or k < 0:
        raise ValueError(f"{'n' if n < 0 else 'k'} must be a non-negative integer")
    result = 1
    for i in range(n - k + 1, n + 1):
        result *= i
    return result if k <= n else 0


def comb(n, k):
    n, k = _as_index(n), _as_index(k)
    if n < 0 or k < 0:
        raise ValueError(f"{'n' if n < 0 else 'k'} must be a non-negative integer")
    if k > n:
        return 0
    k = min(k, n - k)
    return perm(n, k) // factorial(k)


def _math_prod(*args, start=1):
    if len(args) != 1:
        raise TypeError(f"prod() takes exactly 1 positional argument ({len(args)} given)")
    for x in args[0]:
        start = start * x
    return start


# Shewchuk's partial sums: they do not overlap, so their exact sum is known; rounded once.
def fsum(seq):
    partials = []
    special = infinite = 0.0  # sums of what is not finite: only the sign of an infinity may differ
    for x in seq:
        given = x = _math.copysign(x, x)  # a float, or the refusal of the module's functions
        kept = []
        for y in partials:
            if abs(x) < abs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low:
                kept.append(low)
            x = high
        if _math.isfinite(x):
            partials = kept + [x]
            continue
        if _math.isfinite(given):
            raise OverflowError("intermediate overflow in fsum")
        if _math.isinf(given):
            infinite += given
        special += given
        partials = []
    if special != 0.0:
        if _math.isnan(infinite):
            raise ValueError("-inf + inf in fsum")
        return special
    if not partials:
        return 0.0
    high, low = partials.pop() + 0.0, 0.0  # no zero below zero
    while partials:
        x, y = high, partials.pop()
        high = x + y
        low = y - (high - x)
        if low:
            break
    if partials and (low < 0.0) == (partials[-1] < 0.0) and low:
        y = low * 2.0
        x = high + y
        if y == x - high:
            high = x
    return high


def hypot(*coordinates):
    numbers = [_math.fabs(c) for c in coordinates]
    largest = max(numbers, default=0.0)
    if any(_math.isinf(n) for n in numbers):
        return float("inf")
    if any(n != n for n in numbers):
        return float("nan")
    if largest == 0.0:
        return 0.0
    return _root_of_squares([n.as_integer_ratio() for n in numbers])


# The square root of a sum of squares of fractions p / 2**k, rounded once.
def _root_of_squares(ratios):
    scale = max(q for _, q in ratios)
    total = sum((p * (scale // q)) ** 2 for p, q in ratios)
    shift = max(0, 66 - total.bit_length() // 2)
    total <<= 2 * shift
    root = isqrt(total)
    exact = root * root == total
    try:
        return (2 * root + (not exact)) / (scale << shift + 1)
    except OverflowError:
        return float("inf")


def dist(p, q):
    p, q = tuple(p), tuple(q)
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return hypot(*[a - b for a, b in zip(p, q)])


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    a, b = _math.ldexp(a, 0), _math.ldexp(b, 0)  # as floats
    if a == b:
        return True
    if _math.isinf(a) or _math.isinf(b):
        return False
    return abs(b - a) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)


_math_pi, _math_e, _math_inf, _math_nan = 3.141592653589793, 2.718281828459045, float("inf"), \
    float("nan")
_math_tau = 2.0 * _math_pi
_export("math", """isqrt gcd lcm factorial perm comb prod=_math_prod fsum hypot dist isclose
pi=_math_pi e=_math_e inf=_math_inf nan=_math_nan tau=_math_tau""")

_random_count = [0]


class Random:
    __module__ = "random"
    VERSION = 3
    # A class with a random() and no getrandbits() of its own makes whole numbers from random(), and
    # has no words of a twister to make them from.
    _has_words = True

    def __init_subclass__(cls):
        names = cls.__dict__
        if "getrandbits" in names or "random" in names:
            cls._has_words = False

    def __init__(self, x=None):
        self.gauss_next = None
        self.seed(x)

    def seed(self, a=None, version=2):
        if a is None:  # the run's own seed, and another one for every generator of the program
            a = _world_seed()
            if self is not _random_inst:
                _random_count[0] += 1
                a += 1000003 * _random_count[0]
        elif isinstance(a, int):
            pass
        elif isinstance(a, float):
            a = hash(a)
        elif not isinstance(a, (str, bytes, bytearray)):
            raise TypeError("The only supported seed types are: None,\n"
                            "int, float, str, bytes, and bytearray.")
        elif version == 1 and not isinstance(a, bytearray):
            a = _random_hash_of_old(a if isinstance(a, str) else a.decode("latin-1"))
        else:
            text = a.encode() if isinstance(a, str) else bytes(a)
            a = int.from_bytes(text + _digest("sha512", text), "big")
        a = abs(int(a))
        digits = [a & 0xffffffff]
        while a > 0xffffffff:
            a >>= 32
            digits.append(a & 0xffffffff)
        self._state = _twister(digits)
        self._quick = self._state if self._has_words else None
        self.gauss_next = None

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return type(self), (), self.getstate()

    def getstate(self):
        return (3, _twister_words(self._state), self.gauss_next)

    def setstate(self, state):
        version = state[0]
        if version != 3:
            raise ValueError(f"state with version {version} passed to Random.setstate() of version 3")
        _, words, self.gauss_next = state
        if not isinstance(words, tuple):
            raise TypeError("state vector must be a tuple")
        if len(words) != 625:
            raise ValueError("state vector is the wrong size")
        if not 0 <= words[624] <= 624:
            raise ValueError("invalid state")
        self._state = _twister_of_words([_as_index(word) & 0xffffffff for word in words])
        self._quick = self._state if self._has_words else None

    def random(self):
        return _twister_random(self._state)

    def getrandbits(self, k):
        k = _as_index(k)
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        result = place = 0
        while k > 0:
            result |= _twister_bits(self._state, min(k, 32)) << place
            place += 32
            k -= 32
        return result

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def _below(self, n):
        if not self._has_words:
            return self._below_by_calls(n)
        if n < 0x100000000:
            return _twister_below(self._state, n)
        bits = n.bit_length()
        r = self.getrandbits(bits)
        while r >= n:
            r = self.getrandbits(bits)
        return r

    def _below_by_calls(self, n):
        for cls in type(self).__mro__:
            if "getrandbits" in cls.__dict__:
                bits = n.bit_length()
                r = self.getrandbits(bits)
                while r >= n:
                    r = self.getrandbits(bits)
                return r
            if "random" in cls.__dict__:
                break
        if n >= 1 << 53:
            return _math.floor(self.random() * n)
        limit = (9007199254740992 - 9007199254740992 % n) / 9007199254740992
        r = self.random()
        while r >= limit:
            r = self.random()
        return _math.floor(r * 9007199254740992) % n

    def randrange(self, start, stop=None, step=1):
        number = _twister_range(self._quick, start, stop, step)
        if number is not None:
            return number
        for x in (start, stop, step):
            try:
                x is None or _minor >= 12 or _as_index(x)
            except TypeError:
                _warn_from(1, "non-integer arguments to randrange() have been deprecated since Python "
                           "3.10 and will be removed in a subsequent version" if int(x) == x else
                           "randrange() will raise TypeError in the future", DeprecationWarning)
        return self._range(start, stop, step)

    def _range(self, start, stop=None, step=1):
        start = _random_index(start, "arg 1")
        if stop is None:
            if step != 1 or _minor >= 12 and type(step) is not int:
                raise TypeError("Missing a non-None stop argument")
            if start > 0:
                return self._below(start)
            raise ValueError("empty range for randrange()")
        stop = _random_index(stop, "stop")
        step = _random_index(step, "step")
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._below(width)
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})" if _minor < 12
                             else f"empty range in randrange({start}, {stop})")
        if step == 0:
            raise ValueError("zero step for randrange()")
        n = (width + step - (1 if step > 0 else -1)) // step
        if n <= 0:
            raise ValueError("empty range for randrange()" if _minor < 12 else
                             f"empty range in randrange({start}, {stop}, {step})")
        return start + step * self._below(n)

    def randint(self, a, b):
        number = _twister_between(self._quick, a, b)
        return self._range(a, b + 1) if number is None else number

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        place = _twister_between(self._quick, 0, len(seq) - 1)
        return seq[self._below(len(seq)) if place is None else place]

    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, frozenset, dict)) or not hasattr(population, "__getitem__"):
            raise TypeError("Population must be a sequence.  "
                            "For dicts or sets, use sorted(d).")
        if counts is not None:
            population = [x for x, n in zip(population, counts) for _ in range(n)]
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        limit = 21  # up to this size a list is smaller than a set of k places
        if k > 5:
            limit += 4 ** _math.ceil(_math.log(k * 3, 4))
        if n <= limit:
            pool = list(population)
            result = []
            for i in range(k):
                j = self._below(n - i)
                result.append(pool[j])
                pool[j] = pool[n - i - 1]
            return result
        chosen = {}
        while len(chosen) < k:
            chosen[self._below(n)] = True
        return [population[j] for j in chosen]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[int(self.random() * (n + 0.0))] for _ in range(k)]
            total, cum_weights = 0, []
            for weight in weights:
                total = total + weight if cum_weights else weight
                cum_weights.append(total)
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _math.isfinite(total):
            raise ValueError("Total of weights must be finite")
        return [population[bisect_right(cum_weights, self.random() * total, 0, n - 1)]
                for _ in range(k)]

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * _math.sqrt(u * c)

    def gauss(self, mu=0.0, sigma=1.0):
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * _math_tau
            radius = _math.sqrt(-2.0 * _math.log(1.0 - self.random()))
            z = _math.cos(angle) * radius
            self.gauss_next = _math.sin(angle) * radius
        return mu + z * sigma

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:  # Kinderman and Monahan, 1977
            u = self.random()
            v = 1.0 - self.random()
            z = 4 * _math.exp(-0.5) / _math.sqrt(2.0) * (u - 0.5) / v
            if z * z / 4.0 <= -_math.log(v):
                return mu + z * sigma

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:  # Cheng, 1977
            root = _math.sqrt(2.0 * alpha - 1.0)
            b, c = alpha - _math.log(4.0), alpha + root
            while True:
                u = self.random()
                if not 1e-7 < u < 0.9999999:
                    continue
                u2 = 1.0 - self.random()
                v = _math.log(u / (1.0 - u)) / root
                x = alpha * _math.exp(v)
                z = u * u * u2
                r = b + c * v - x
                if r + 1.0 + _math.log(4.5) - 4.5 * z >= 0.0 or r >= _math.log(z):
                    return x * beta
        if alpha == 1.0:
            return -_math.log(1.0 - self.random()) * beta
        while True:  # Ahrens and Dieter, 1974
            u = self.random()
            b = (_math_e + alpha) / _math_e
            p = b * u
            x = p ** (1.0 / alpha) if p <= 1.0 else -_math.log((b - p) / alpha)
            u = self.random()
            if p > 1.0:
                if u <= x ** (alpha - 1.0):
                    break
            elif u <= _math.exp(-x):
                break
        return x * beta

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return 2.0 * _math_pi * self.random()
        s = 0.5 / kappa  # Fisher, 1993
        r = s + _math.sqrt(1.0 + s * s)
        while True:
            z = _math.cos(_math_pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * _math.exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        angle = _math.acos(f)
        if self.random() > 0.5:
            return (mu + angle) % _math_tau
        return (mu - angle) % _math_tau

    def lognormvariate(self, mu, sigma):
        return _math.exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -_math.log(1.0 - self.random()) / lambd

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-_math.log(1.0 - self.random())) ** (1.0 / beta)


def _random_index(x, name):
    try:
        return _as_index(x)
    except TypeError:
        if _minor >= 12:
            raise
        whole = int(x)
        if whole != x:
            raise ValueError(f"non-integer {name} for randrange()")
        return whole


# What seed() made of a text before its version 2: the hash of the texts of Python 2.
def _random_hash_of_old(text):
    x = ord(text[0]) << 7 if text else 0
    for letter in text:
        x = ((1000003 * x) ^ ord(letter)) & 0xffffffffffffffff
    x ^= len(text)
    return -2 if x == 0xffffffffffffffff else x


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    while lo < hi:
        middle = (lo + hi) // 2
        if x < (a[middle] if key is None else key(a[middle])):
            hi = middle
        else:
            lo = middle + 1
    return lo


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    while lo < hi:
        middle = (lo + hi) // 2
        if (a[middle] if key is None else key(a[middle])) < x:
            lo = middle + 1
        else:
            hi = middle
    return lo


def insort_right(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)


for _function in (bisect_right, bisect_left, insort_right, insort_left):
    _shortcut(_function, _function.__name__)
del _function


_export("bisect", """bisect=bisect_right bisect_right bisect_left insort=insort_right insort_right
insort_left""")
_random_inst = Random.__new__(Random)
_random_inst.seed()
_export("random", "Random")
_export_members("random", _random_inst, """seed getstate setstate random getrandbits randbytes
randrange randint choice shuffle sample choices uniform triangular gauss normalvariate
lognormvariate expovariate paretovariate weibullvariate betavariate gammavariate
vonmisesvariate""")
