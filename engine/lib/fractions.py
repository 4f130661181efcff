

# --- fractions.py: fractions.Fraction -----------------------------------------------------------------

def _fraction_parse(text):
    plain = text.strip()
    sign = -1 if plain[:1] == "-" else 1
    if plain[:1] and plain[0] in "+-":
        plain = plain[1:]
    top, slash, bottom = plain.partition("/")
    if slash:
        if _is_digits(top) and _is_digits(bottom):
            return sign * int(top), int(bottom)
        return None
    number, e, exponent = plain.replace("E", "e").partition("e")
    whole, dot, part = number.partition(".")
    mark = exponent[:1] if exponent[:1] in ("+", "-") and exponent else ""
    good = (_is_digits(whole) or not whole and _is_digits(part)) \
        and (not part or _is_digits(part)) and (not e or _is_digits(exponent[len(mark):]))
    if not good:
        return None
    n, d = int((whole + part).replace("_", "")), 10 ** len(part.replace("_", ""))
    power = int(exponent or 0)
    return sign * n * 10 ** max(power, 0), d * 10 ** max(-power, 0)


# n / d in lowest terms.
def _fraction_of(n, d):
    if d == 0:
        raise ZeroDivisionError(f"Fraction({n}, 0)")
    common = -gcd(n, d) if d < 0 else gcd(n, d)
    made = _new_instance(Fraction)
    made._numerator, made._denominator = (n, d) if common == 1 else (n // common, d // common)
    return made


def _is_digits(text):
    return text.replace("_", "").isdecimal() and text[0] != "_" and text[-1] != "_" \
        and "__" not in text


class Fraction(Rational):
    __module__ = "fractions"
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
        self = object.__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                n, d = numerator, 1
            elif isinstance(numerator, Rational):
                n, d = numerator.numerator, numerator.denominator
            elif isinstance(numerator, (float, Decimal)):
                n, d = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                parts = _fraction_parse(numerator)
                if parts is None:
                    raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
                n, d = parts
                if d == 0:
                    raise ZeroDivisionError(f"Fraction({n}, 0)")
                _normalize = True
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif type(numerator) is int is type(denominator):
            n, d = numerator, denominator
        elif isinstance(numerator, Rational) and isinstance(denominator, Rational):
            n = numerator.numerator * denominator.denominator
            d = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        if _normalize:
            common = gcd(n, d)
            if d < 0:
                common = -common
            n, d = n // common, d // common
        self._numerator, self._denominator = n, d
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} "
                            f"({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, Integral):
            return cls(int(dec))
        if not isinstance(dec, Decimal):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} "
                            f"({type(dec).__name__})")
        return cls(*dec.as_integer_ratio())

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        below, above = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return above if abs(above - self) <= abs(below - self) else below

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __pow__(self, other):
        if not isinstance(other, Rational):
            return float(self) ** other
        if other.denominator != 1:
            return float(self) ** float(other)
        power, n, d = other.numerator, self._numerator, self._denominator
        if power >= 0:
            return Fraction(n ** power, d ** power, _normalize=False)
        if n == 0:
            raise ZeroDivisionError(f"Fraction({d ** -power}, 0)")
        return Fraction(d ** -power, n ** -power)

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        if isinstance(other, Rational):
            return Fraction(other.numerator, other.denominator) ** self
        return other ** float(self)

    def __pos__(self):
        return Fraction(self._numerator, self._denominator, _normalize=False)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator, _normalize=False)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator, _normalize=False)

    def __int__(self):
        n = self._numerator
        return -(-n // self._denominator) if n < 0 else n // self._denominator

    __trunc__ = __int__

    def __float__(self):
        return self._numerator / self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            shift = 10 ** abs(ndigits)
            if ndigits > 0:
                return Fraction(round(self * shift), shift)
            return Fraction(round(self / shift) * shift)
        q, r = divmod(self._numerator, self._denominator)
        if r * 2 < self._denominator or r * 2 == self._denominator and q % 2 == 0:
            return q
        return q + 1

    def __hash__(self):
        prime = (1 << 61) - 1
        inverse = pow(self._denominator, prime - 2, prime)
        value = abs(self._numerator) * inverse % prime if self._denominator % prime else 314159
        return -value if self._numerator < 0 else value

    def __bool__(self):
        return self._numerator != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __eq__(self, other):
        if isinstance(other, (int, Rational)):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, complex) and other.imag == 0:
            other = other.real
        if isinstance(other, float):
            if other != other or _math.isinf(other):
                return 0.0 == other
            return self == Fraction(*other.as_integer_ratio())
        return NotImplemented

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def _compared(self, other, holds):
        if isinstance(other, (int, Rational)):
            return holds(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if other != other or _math.isinf(other):
                return holds(0.0, other)
            return self._compared(Fraction(*other.as_integer_ratio()), holds)
        return NotImplemented

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compared(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compared(other, lambda a, b: a >= b)


def _add_fraction_operator(name, exact, plain):
    def forward(a, b):
        if isinstance(b, Fraction):
            return exact(a._numerator, a._denominator, b._numerator, b._denominator)
        if isinstance(b, int):
            return exact(a._numerator, a._denominator, b.numerator, 1)
        if isinstance(b, float):
            return plain(float(a), b)
        if isinstance(b, complex):
            return plain(complex(a), b)
        return NotImplemented

    def backward(b, a):
        if isinstance(a, (int, Rational)):
            return exact(a.numerator, a.denominator, b._numerator, b._denominator)
        if isinstance(a, float):
            return plain(float(a), float(b))
        if isinstance(a, complex):
            return plain(a, complex(b))
        return NotImplemented
    setattr(Fraction, f"__{name}__", forward)
    setattr(Fraction, f"__r{name}__", backward)


for _name, _function, _plain in (
        ("add", lambda a, b, c, d: _fraction_of(a * d + c * b, b * d), lambda x, y: x + y),
        ("sub", lambda a, b, c, d: _fraction_of(a * d - c * b, b * d), lambda x, y: x - y),
        ("mul", lambda a, b, c, d: _fraction_of(a * c, b * d), lambda x, y: x * y),
        ("truediv", lambda a, b, c, d: _fraction_of(a * d, b * c), lambda x, y: x / y),
        ("floordiv", lambda a, b, c, d: a * d // (b * c), lambda x, y: x // y),
        ("mod", lambda a, b, c, d: _fraction_of(a * d % (c * b), b * d), lambda x, y: x % y),
        ("divmod", lambda a, b, c, d: (a * d // (b * c), _fraction_of(a * d % (c * b), b * d)),
         divmod)):
    _add_fraction_operator(_name, _function, _plain)
del _name, _function, _plain
_export("fractions", "Fraction")
