

# --- decimal.py: decimal.Decimal ----------------------------------------------------------------------
# (-1)**_sign * _coef * 10**_exp; _kind "" for numbers, "F" infinite, "n" NaN, "N" signaling NaN.

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


def _decimal_made(sign, coef, exp, kind=""):
    made = object.__new__(Decimal)
    made._sign, made._coef, made._exp, made._kind = int(sign), coef, exp, kind
    return made


# (sign, coef, exp, kind) of a text, or None.
def _decimal_parse(text):
    text = text.strip().replace("_", "")
    sign = 1 if text[:1] == "-" else 0
    if text[:1] in ("-", "+") and text:
        text = text[1:]
    low = text.lower()
    if low in ("inf", "infinity"):
        return sign, 0, 0, "F"
    for start, kind in (("snan", "N"), ("nan", "n")):
        if low.startswith(start):
            rest = text[len(start):]
            if rest and not rest.isdecimal():
                return None
            return sign, int(rest or 0), 0, kind
    mantissa, e, exponent = low.partition("e")
    if e:
        plain = exponent[1:] if exponent[:1] in ("+", "-") and exponent else exponent
        if not plain.isdecimal():
            return None
    whole, dot, fraction = mantissa.partition(".")
    digits = whole + fraction
    if not digits.isdecimal():
        return None
    return sign, int(digits), int(exponent or 0) - len(fraction), ""


def _decimal_operand(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _decimal_made(value < 0, abs(int(value)), 0)
    return None


# For comparisons, exact: floats and fractions as well.
def _decimal_comparable(value, equality):
    if isinstance(value, float):
        context = getcontext()
        if equality:
            context.flags[FloatOperation] = True
        else:
            context._signal(FloatOperation)
        return Decimal.from_float(value)
    if isinstance(value, complex) and equality and value.imag == 0:
        return Decimal.from_float(value.real)
    return _decimal_operand(value)


# a and b with one exponent; what is far too small for the result becomes one unit.
def _aligned(a, b, prec):
    if a._exp == b._exp:
        return a._coef, b._coef, a._exp
    swapped = a._exp < b._exp
    if swapped:
        a, b = b, a
    digits_a, digits_b = len(str(a._coef)), len(str(b._coef))
    exp = a._exp + min(-1, digits_a - prec - 2)
    small, least = b._coef, b._exp
    if digits_b + least - 1 < exp and a._coef and small:
        small, least = 1, exp
    large = a._coef * 10 ** (a._exp - least)
    return (small, large, least) if swapped else (large, small, least)


class Decimal:
    __module__ = "decimal"
    _tp_name_ = "decimal.Decimal"
    __slots__ = ("_sign", "_coef", "_exp", "_kind", "__weakref__")

    def __new__(cls, value="0", context=None):
        self = object.__new__(cls)
        if isinstance(value, str):
            parts = _decimal_parse(value)
            if parts is None:
                nan = (context or getcontext())._invalid(ConversionSyntax)
                parts = (0, 0, 0, "n")
        elif isinstance(value, int):
            parts = (int(value < 0), abs(int(value)), 0, "")
        elif isinstance(value, Decimal):
            parts = (value._sign, value._coef, value._exp, value._kind)
        elif isinstance(value, float):
            (context or getcontext())._signal(FloatOperation)
            made = Decimal.from_float(value)
            parts = (made._sign, made._coef, made._exp, made._kind)
        elif isinstance(value, (tuple, list)):
            parts = _decimal_from_tuple(value)
        else:
            raise TypeError("conversion from "
                            f"{_type_name(value)} to Decimal is not supported")
        self._sign, self._coef, self._exp, self._kind = parts
        return self

    _shortcut(__new__, "new decimal")

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            made = _decimal_made(f < 0, abs(f), 0)
        elif not isinstance(f, float):
            raise TypeError("argument must be int or float")
        elif f != f:
            made = _decimal_made(_math.copysign(1.0, f) < 0, 0, 0, "n")
        elif _math.isinf(f):
            made = _decimal_made(f < 0, 0, 0, "F")
        else:
            n, d = abs(f).as_integer_ratio()
            k = d.bit_length() - 1
            made = _decimal_made(_math.copysign(1.0, f) < 0, n * 5 ** k, -k)
        return made if cls is Decimal else cls(made)

    # --- parts and text

    def as_tuple(self):
        if self._kind == "F":
            return DecimalTuple(self._sign, (0,), "F")
        digits = tuple([int(c) for c in str(self._coef)])
        if self._kind:
            return DecimalTuple(self._sign, digits if self._coef else (), self._kind)
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        if self._kind == "F":
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._kind:
            raise ValueError("cannot convert NaN to integer ratio")
        n = -self._coef if self._sign else self._coef
        if self._exp >= 0:
            return n * 10 ** self._exp, 1
        d = 10 ** -self._exp
        common = gcd(n, d)
        return n // common, d // common

    def adjusted(self):
        return 0 if self._kind else self._exp + len(str(self._coef)) - 1

    def _text(self, engineering=False, capitals=1):
        sign = "-" if self._sign else ""
        if self._kind == "F":
            return sign + "Infinity"
        if self._kind:
            return sign + ("NaN" if self._kind == "n" else "sNaN") + \
                (str(self._coef) if self._coef else "")
        digits = str(self._coef)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            place = left
        elif not engineering:
            place = 1
        elif self._coef == 0:
            place = (left + 1) % 3 - 1
        else:
            place = (left - 1) % 3 + 1
        if place <= 0:
            whole, fraction = "0", "." + "0" * -place + digits
        elif place >= len(digits):
            whole, fraction = digits + "0" * (place - len(digits)), ""
        else:
            whole, fraction = digits[:place], "." + digits[place:]
        exponent = "" if left == place else f"{'E' if capitals else 'e'}{left - place:+d}"
        return sign + whole + fraction + exponent

    def __str__(self):
        return self._text(False, getcontext().capitals)

    _shortcut(__str__, "text of decimal")

    def __repr__(self):
        return f"Decimal('{self}')"

    def to_eng_string(self, context=None):
        return self._text(True, (context or getcontext()).capitals)

    def __hash__(self):
        if self._kind == "N":
            raise TypeError("Cannot hash a signaling NaN value")
        if self._kind == "n":
            return object.__hash__(self)
        if self._kind == "F":
            return -314159 if self._sign else 314159
        prime = (1 << 61) - 1
        power = pow(10, self._exp, prime) if self._exp >= 0 else \
            pow(pow(10, prime - 2, prime), -self._exp, prime)
        value = self._coef * power % prime
        return -value if self._sign else value

    def __bool__(self):
        return self._kind != "" or self._coef != 0

    def __int__(self):
        if self._kind == "F":
            raise OverflowError("cannot convert Infinity to integer")
        if self._kind:
            raise ValueError("cannot convert NaN to integer")
        size = self._coef * 10 ** self._exp if self._exp >= 0 else self._coef // 10 ** -self._exp
        return -size if self._sign else size

    __trunc__ = __int__

    def __float__(self):
        if self._kind == "N":
            raise ValueError("cannot convert signaling NaN to float")
        return float(self._text()) if self._kind != "n" else \
            (-float("nan") if self._sign else float("nan"))

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def __floor__(self):
        return self._to_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_int(ROUND_CEILING)

    def _to_int(self, rounding):
        if self._kind == "F":
            raise OverflowError("cannot convert Infinity to integer")
        if self._kind:
            raise ValueError("cannot convert NaN to integer")
        return int(self._rescaled(0, rounding))

    def __round__(self, n=None):
        if n is None:
            return self._to_int(ROUND_HALF_EVEN)
        return self.quantize(_decimal_made(0, 1, -n))

    _shortcut(__round__, "decimal round")

    def __reduce__(self):
        return Decimal, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # --- what is not a number

    # The NaN that an operation with NaNs gives, or None.
    def _nan_of(self, other, context):
        for x in (self, other):
            if x is not None and x._kind == "N":
                context._signal(InvalidOperation)
                return _decimal_made(x._sign, x._coef, 0, "n")
        for x in (self, other):
            if x is not None and x._kind == "n":
                return x
        return None

    # --- comparing

    # -1, 0, 1 of two that are not NaN.
    def _order(self, other):
        if self._kind == "F" or other._kind == "F":
            a = (self._kind == "F") * (-1 if self._sign else 1)
            b = (other._kind == "F") * (-1 if other._sign else 1)
            return (a > b) - (a < b)
        if self._coef == 0 or other._coef == 0 or self._sign != other._sign:
            a = 0 if self._coef == 0 else -1 if self._sign else 1
            b = 0 if other._coef == 0 else -1 if other._sign else 1
            return (a > b) - (a < b)
        turn = -1 if self._sign else 1
        a, b = self.adjusted(), other.adjusted()
        if a != b:
            return turn if a > b else -turn
        least = min(self._exp, other._exp)
        a = self._coef * 10 ** (self._exp - least)
        b = other._coef * 10 ** (other._exp - least)
        return turn * ((a > b) - (a < b))

    def _compared(self, other, holds, equality=False):
        if not isinstance(other, (int, float, Decimal, complex)):
            if hasattr(other, "numerator") and hasattr(other, "denominator"):  # a Fraction
                if self._kind:
                    return holds(self._order(Decimal(0))) if self._kind == "F" else False
                left = Decimal(self._coef * other.denominator)
                left._sign, left._exp = self._sign, self._exp
                return holds(left._order(Decimal(other.numerator)))
            return NotImplemented
        other = _decimal_comparable(other, equality)
        if other is None:
            return NotImplemented
        if self._kind in ("n", "N") or other._kind in ("n", "N"):
            if not equality or "N" in (self._kind, other._kind):
                getcontext()._signal(InvalidOperation)
            return False
        return holds(self._order(other))

    def __eq__(self, other):
        return self._compared(other, lambda c: c == 0, True)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def __lt__(self, other):
        return self._compared(other, lambda c: c < 0)

    def __le__(self, other):
        return self._compared(other, lambda c: c <= 0)

    def __gt__(self, other):
        return self._compared(other, lambda c: c > 0)

    def __ge__(self, other):
        return self._compared(other, lambda c: c >= 0)

    for _method, _name in ((__eq__, "=="), (__lt__, "<"), (__le__, "<="), (__gt__, ">"), (__ge__, ">=")):
        _shortcut(_method, f"decimal {_name}")
    del _method, _name

    def compare(self, other, context=None):
        other = _decimal_needed(other)
        nan = self._nan_of(other, context or getcontext())
        return nan if nan is not None else Decimal(self._order(other))

    # --- arithmetic

    def _plus(self, context):
        if self._kind:
            return self._nan_of(None, context) or self
        sign = 0 if self._coef == 0 and context.rounding != ROUND_FLOOR else self._sign
        return context._finish(sign, self._coef, self._exp)

    def __pos__(self):
        return self._plus(getcontext())

    def __neg__(self):
        return _decimal_made(1 - self._sign, self._coef, self._exp, self._kind)._plus(getcontext())

    _shortcut(__neg__, "decimal neg")

    def __abs__(self):
        return _decimal_made(0, self._coef, self._exp, self._kind)._plus(getcontext())

    _shortcut(__abs__, "decimal abs")

    def _added(self, other, context):
        nan = self._nan_of(other, context) if self._kind or other._kind else None
        if nan is not None:
            return nan._shortened(context)
        if self._kind or other._kind:
            if self._kind and other._kind and self._sign != other._sign:
                return context._invalid()
            return self if self._kind else other
        if self._coef == 0 or other._coef == 0:
            return self._added_to_zero(other, context)
        a, b, exp = _aligned(self, other, context.prec)
        total = (-a if self._sign else a) + (-b if other._sign else b)
        sign = total < 0
        if total == 0 and self._sign != other._sign:
            sign = context.rounding == ROUND_FLOOR
        return context._finish(int(sign), abs(total), exp)

    def _added_to_zero(self, other, context):
        exp = min(self._exp, other._exp)
        if self._coef == 0 and other._coef == 0:
            sign = min(self._sign, other._sign)
            if self._sign != other._sign and context.rounding == ROUND_FLOOR:
                sign = 1
            return context._finish(sign, 0, exp)
        x = other if self._coef == 0 else self
        exp = max(exp, x._exp + len(str(x._coef)) - context.prec - 1)
        if exp < x._exp:
            return context._finish(x._sign, x._coef * 10 ** (x._exp - exp), exp)
        return context._finish(x._sign, x._coef, x._exp)

    def _shortened(self, context):
        most = context.prec - context.clamp
        if len(str(self._coef)) > most:
            return _decimal_made(self._sign, self._coef % 10 ** most, 0, self._kind)
        return self

    def _negated(self):
        return _decimal_made(1 - self._sign, self._coef, self._exp, self._kind)

    def _subtracted(self, other, context):
        if self._kind in ("n", "N") or other._kind in ("n", "N"):
            return self._added(other, context)
        return self._added(other._negated(), context)

    def _multiplied(self, other, context):
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan._shortened(context)
            if not (self._kind or self._coef) or not (other._kind or other._coef):
                return context._invalid()
            return _decimal_made(sign, 0, 0, "F")
        return context._finish(sign, self._coef * other._coef, self._exp + other._exp)

    def _divided(self, other, context):
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan._shortened(context)
            if self._kind and other._kind:
                return context._invalid()
            if self._kind:
                return _decimal_made(sign, 0, 0, "F")
            context._signal(Clamped)
            return _decimal_made(sign, 0, context.Etiny())
        if other._coef == 0:
            if self._coef == 0:
                return context._invalid(DivisionUndefined)
            context._signal(DivisionByZero)
            return _decimal_made(sign, 0, 0, "F")
        if self._coef == 0:
            return context._finish(sign, 0, self._exp - other._exp)
        shift = len(str(other._coef)) - len(str(self._coef)) + context.prec + 1
        exp = self._exp - other._exp - shift
        if shift >= 0:
            coef, rest = divmod(self._coef * 10 ** shift, other._coef)
        else:
            coef, rest = divmod(self._coef, other._coef * 10 ** -shift)
        if rest:
            if coef % 5 == 0:
                coef += 1
        else:
            ideal = self._exp - other._exp
            while exp < ideal and coef % 10 == 0:
                coef //= 10
                exp += 1
        return context._finish(sign, coef, exp)

    # (quotient, remainder) of finite numbers, the divisor not zero; or None: impossible.
    def _parted(self, other, context):
        sign = self._sign ^ other._sign
        ideal = self._exp if other._kind else min(self._exp, other._exp)
        apart = self.adjusted() - other.adjusted()
        if self._coef == 0 or other._kind or apart <= -2:
            return _decimal_made(sign, 0, 0), self._rescaled(ideal, context.rounding)
        if apart <= context.prec:
            a, b = self._coef, other._coef
            if self._exp >= other._exp:
                a *= 10 ** (self._exp - other._exp)
            else:
                b *= 10 ** (other._exp - self._exp)
            q, r = divmod(a, b)
            if q < 10 ** context.prec:
                return _decimal_made(sign, q, 0), _decimal_made(self._sign, r, ideal)
        return None

    def _divided_int(self, other, context):
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._kind:
            return context._invalid() if other._kind else _decimal_made(sign, 0, 0, "F")
        if not other:
            if not self:
                return context._invalid(DivisionUndefined)
            context._signal(DivisionByZero)
            return _decimal_made(sign, 0, 0, "F")
        parts = self._parted(other, context)
        return context._invalid(DivisionImpossible) if parts is None else parts[0]

    def _remainder(self, other, context):
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        if self._kind:
            return context._invalid()
        if not other:
            return context._invalid(InvalidOperation if self else DivisionUndefined)
        parts = self._parted(other, context)
        return context._invalid(DivisionImpossible) if parts is None else parts[1]._plus_same(context)

    def _plus_same(self, context):  # rounded, and a zero keeps its sign
        return context._finish(self._sign, self._coef, self._exp)

    def __divmod__(self, other):
        other = _decimal_operand(other)
        if other is None:
            return NotImplemented
        context = getcontext()
        if not self._kind and not other._kind and not other:
            if not self:
                nan = context._invalid(DivisionUndefined)
                return nan, nan
            context._signal(DivisionByZero, InvalidOperation)
        return self._divided_int(other, context), self._remainder(other, context)

    def __rdivmod__(self, other):
        other = _decimal_operand(other)
        return NotImplemented if other is None else other.__divmod__(self)

    # --- rounding

    # To an exponent, whatever the context; finite numbers only.
    def _rescaled(self, exp, rounding):
        if self._kind:
            return self
        if self._coef == 0:
            return _decimal_made(self._sign, 0, exp)
        if self._exp >= exp:
            return _decimal_made(self._sign, self._coef * 10 ** (self._exp - exp), exp)
        drop = min(exp - self._exp, len(str(self._coef)) + 1)
        coef, _ = _divide_rounding(self._coef, drop, rounding, self._sign)
        return _decimal_made(self._sign, coef, exp)

    def quantize(self, exp, rounding=None, context=None):
        exp, context = _decimal_needed(exp), context or getcontext()
        if rounding is None:
            rounding = context.rounding
        elif rounding not in _decimal_roundings:
            context.copy().rounding = rounding
        if self._kind or exp._kind:
            nan = self._nan_of(exp, context)
            if nan is not None:
                return nan
            return self if self._kind and exp._kind else context._invalid()
        if not context.Etiny() <= exp._exp <= context.Emax:
            return context._invalid()
        if self._coef == 0:
            return context._finish(self._sign, 0, exp._exp)
        if self.adjusted() > context.Emax or self.adjusted() - exp._exp + 1 > context.prec:
            return context._invalid()
        made = self._rescaled(exp._exp, rounding)
        if made.adjusted() > context.Emax or len(str(made._coef)) > context.prec:
            return context._invalid()
        if made._coef and made.adjusted() < context.Emin:
            context._signal(Subnormal)
        if made._exp > self._exp:
            if made._order(self):
                context._signal(Inexact, Rounded)
            else:
                context._signal(Rounded)
        return made._plus_same(context) if context.clamp else made

    _shortcut(quantize, "quantize")

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        if self._kind:
            return self._nan_of(None, context) or self
        if self._exp >= 0:
            return self
        made = self._rescaled(0, rounding or context.rounding)
        context._signal(*([Inexact, Rounded] if made._order(self) else [Rounded]))
        return made

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        if self._kind:
            return self._nan_of(None, context) or self
        return self if self._exp >= 0 else self._rescaled(0, rounding or context.rounding)

    to_integral = to_integral_value

    def normalize(self, context=None):
        context = context or getcontext()
        made = self._plus_same(context) if not self._kind else self._plus(context)
        if made._kind:
            return made
        coef, exp = made._coef, made._exp
        if coef == 0:
            return _decimal_made(made._sign, 0, 0)
        top = context.Etop() if context.clamp else context.Emax
        while coef % 10 == 0 and exp < top:
            coef //= 10
            exp += 1
        return _decimal_made(made._sign, coef, exp)


_decimal_zero = Decimal(0)  # all others are made in its likeness


def _decimal_needed(value):
    made = _decimal_operand(value)
    if made is None:
        raise TypeError("conversion from "
                        f"{_type_name(value)} to Decimal is not supported")
    return made


def _decimal_from_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
    coef = int("".join([str(digit) for digit in digits]) or "0")
    if exponent in ("F", "n", "N"):
        return sign, 0 if exponent == "F" else coef, 0, exponent
    if not isinstance(exponent, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'"
                         if isinstance(exponent, str) else
                         "exponent must be an integer")
    return sign, coef, exponent, ""


def _add_decimal_operator(name, method):
    def forward(self, other):
        other = _decimal_operand(other)
        return NotImplemented if other is None else method(self, other, getcontext())

    def backward(self, other):
        other = _decimal_operand(other)
        return NotImplemented if other is None else method(other, self, getcontext())
    if name in ("add", "sub", "mul", "truediv"):
        _shortcut(forward, f"decimal {name}")
        _shortcut(backward, f"decimal r{name}")
    setattr(Decimal, f"__{name}__", forward)
    setattr(Decimal, f"__r{name}__", backward)


for _name, _function in (
        ("add", Decimal._added), ("sub", Decimal._subtracted), ("mul", Decimal._multiplied),
        ("truediv", Decimal._divided), ("floordiv", Decimal._divided_int),
        ("mod", Decimal._remainder)):
    _add_decimal_operator(_name, _function)
del _name, _function
