

# --- decimal_math.py: powers, roots and logarithms of decimals, format(), the rest of the class -------

# --- fixed point: numbers times 10**places, cut off

def _atanh_of_inverse(n, unit):
    term = total = unit // n
    k, square = 3, n * n
    while term:
        term //= square
        total += term // k
        k += 2
    return total


def _ln_10(places):
    unit = 10 ** (places + 5)
    total = 46 * _atanh_of_inverse(31, unit) + 34 * _atanh_of_inverse(49, unit) \
        + 20 * _atanh_of_inverse(161, unit)
    return total // 10 ** 5


# e**(x / unit) * unit, for x of a few units at most.
def _fixed_exp(x, unit):
    halvings = 8 + unit.bit_length() // 64
    unit <<= 2 * halvings
    x <<= halvings
    term = total = unit
    k = 1
    while term:
        term = term * x // unit // k
        if term < 0 and term == -1:
            break
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total // unit
    return total >> 2 * halvings


# ln(m / unit) * unit, for m between a tenth and ten units.
def _fixed_ln(m, unit):
    y = int(_math.log(m / unit) * 2 ** 60) * unit >> 60
    digits = 14
    while digits < 3 * len(str(unit)):
        e = _fixed_exp(y, unit)
        y += 2 * (m - e) * unit // (m + e)
        digits *= 3
    return y


# (coef, exp) of e**x with about `digits` digits, for x = num * 10**exp.
def _exp_parts(x, digits):
    places = digits + max(x.adjusted(), 0) + 5
    unit = 10 ** places
    n = x._coef * 10 ** (x._exp + places) if x._exp + places >= 0 \
        else x._coef // 10 ** -(x._exp + places)
    if x._sign:
        n = -n
    turns, rest = divmod(n, _ln_10(places))
    return _fixed_exp(rest, unit), turns - places


def _ln_fixed(x, digits):
    places = digits + len(str(abs(x.adjusted()))) + 5
    unit = 10 ** places
    e = x.adjusted()
    shift = places - (len(str(x._coef)) - 1)
    m = x._coef * 10 ** shift if shift >= 0 else x._coef // 10 ** -shift
    if m > 3 * unit:  # nearer to 1, so that nothing cancels
        e += 1
        m //= 10
    return _fixed_ln(m, unit) + e * _ln_10(places), places


# Digits that are never exact, rounded as if they went on for ever.
def _finish_inexact(context, compute, rounding=ROUND_HALF_EVEN):
    extra = 8
    while True:
        sign, coef, exp = compute(context.prec + extra)
        drop = len(str(coef)) - context.prec
        if drop > 3:
            rest = coef % 10 ** drop
            half = 5 * 10 ** (drop - 1)
            near = min(rest, 10 ** drop - rest, abs(rest - half))
            if near > 1000 or extra > 4 * context.prec + 50:
                break
        extra += context.prec + 10
    even = context.copy()
    even.rounding = rounding
    even.__dict__["flags"], even.__dict__["traps"] = context.flags, context.traps
    return even._finish(sign, coef * 10 + 1, exp - 1)


def _decimal_exp(self, context=None):
    context = context or getcontext()
    if self._kind:
        nan = self._nan_of(None, context)
        return nan if nan is not None else _decimal_made(0, 0, 0) if self._sign else self
    if self._coef == 0:
        return Decimal(1)
    if self.adjusted() > len(str(context.Emax)) + 1:
        if self._sign:
            return context._finish(0, 1, context.Etiny() - context.prec - 1)
        return context._overflow(0)
    if self.adjusted() < -context.prec - 2:
        return _finish_one(context)
    return _finish_inexact(context, lambda digits: (0, *_exp_parts(self, digits)))


# 1 with all the digits there are: what is too near to it to tell.
def _finish_one(context):
    context._signal(Inexact, Rounded)
    return _decimal_made(0, 10 ** (context.prec - 1), 1 - context.prec)


def _decimal_log(self, context, to_base):
    nan = self._nan_of(None, context)
    if nan is not None:
        return nan
    if not self:
        return _decimal_made(1, 0, 0, "F")
    if self._sign:
        return context._invalid()
    if self._kind:
        return self

    def compute(digits):
        # near 1 the logarithm is small, and more places are wanted
        near = abs(self._coef - 10 ** -self._exp) if self._exp < 0 else 0
        more = max(-self._exp - len(str(near)), 0) if near and self.adjusted() in (-1, 0) else 0
        y, places = _ln_fixed(self, digits + more)
        y = to_base(y, places)
        return int(y < 0), abs(y), -places
    return _finish_inexact(context, compute)


def _decimal_ln(self, context=None):
    context = context or getcontext()
    if not self._kind and not self._sign and self == Decimal(1):
        return Decimal(0)
    return _decimal_log(self, context, lambda y, places: y)


def _decimal_log10(self, context=None):
    context = context or getcontext()
    if not self._kind and not self._sign and self._coef:
        digits = str(self._coef)
        if digits[0] == "1" and not digits[1:].strip("0"):
            return Decimal(self.adjusted())._plus(context)
    return _decimal_log(self, context, lambda y, places: y * 10 ** places // _ln_10(places))


def _decimal_sqrt(self, context=None):
    context = context or getcontext()
    if self._kind:
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        return context._invalid() if self._sign else self
    if self._coef == 0:
        return context._finish(self._sign, 0, self._exp >> 1)
    if self._sign:
        return context._invalid()
    wanted = context.prec + 1
    coef, exp = (self._coef * 10, self._exp >> 1) if self._exp & 1 else (self._coef, self._exp >> 1)
    shift = wanted - (len(str(coef)) + 1 >> 1)
    exact = True
    if shift >= 0:
        coef *= 100 ** shift
    else:
        coef, rest = divmod(coef, 100 ** -shift)
        exact = not rest
    exp -= shift
    n = isqrt(coef)
    if exact and n * n == coef:
        n = n // 10 ** shift if shift >= 0 else n * 10 ** -shift
        exp += shift
    elif n % 5 == 0:
        n += 1
    even = context.copy()
    even.rounding = ROUND_HALF_EVEN
    even.__dict__["flags"], even.__dict__["traps"] = context.flags, context.traps
    return even._finish(0, n, exp)


# --- powers

def _is_whole(x):
    return not x._kind and (x._exp >= 0 or x._coef % 10 ** min(-x._exp, len(str(x._coef)) + 1) == 0)


def _power_mod(base, exponent, modulo, context):
    for x in (base, exponent, modulo):
        nan = x._nan_of(None, context) if x._kind else None
        if nan is not None:
            return nan
    if not (_is_whole(base) and _is_whole(exponent) and _is_whole(modulo)) \
            or exponent._sign and exponent or not modulo or not base and not exponent:
        return context._invalid()
    if modulo.adjusted() >= context.prec:
        return context._invalid()
    n, e, m = abs(int(base)), int(exponent), abs(int(modulo))
    sign = base._sign if e & 1 else 0
    return _decimal_made(sign, pow(n, e, m), 0)


def _power_whole(base, sign, exponent, context):
    work = _DecimalContext(prec=context.prec + 4 + len(str(abs(exponent))),
                           rounding=ROUND_HALF_EVEN, Emin=-_decimal_max_prec,
                           Emax=_decimal_max_prec, capitals=1, clamp=0, flags=[], traps=[])
    base = _decimal_made(0, base._coef, base._exp)
    if exponent < 0:
        work.prec += 1
        base = Decimal(1)._divided(base, work)
    result = base
    for bit in bin(abs(exponent))[3:]:
        result = result._multiplied(result, work)
        if bit == "1":
            result = result._multiplied(base, work)
        if result._kind or result.adjusted() > 4 * context.Emax + 100 or \
                result.adjusted() < 4 * context.Emin - 100:
            break
    if work.flags[Inexact]:
        context._signal(Inexact, Rounded)
    return context._finish(sign, result._coef, result._exp)


def _decimal_power(self, other, context, modulo=None):
    if modulo is not None:
        return _power_mod(self, other, modulo, context)
    nan = self._nan_of(other, context) if self._kind or other._kind else None
    if nan is not None:
        return nan
    if not other:
        return context._invalid() if not self else Decimal(1)
    whole = _is_whole(other)
    sign = 0
    if self._sign:
        if whole:
            sign = int(other) & 1
        elif self:
            return context._invalid()
    if not self:
        return _decimal_made(sign, 0, 0, "F") if other._sign else _decimal_made(sign, 0, 0)
    if self._kind:
        return _decimal_made(sign, 0, 0) if other._sign else _decimal_made(sign, 0, 0, "F")
    size = _decimal_made(0, self._coef, self._exp)
    from_one = size._order(Decimal(1))
    if other._kind:
        if from_one == 0:
            return _finish_one(context)
        return _decimal_made(0, 0, 0) if (from_one > 0) == bool(other._sign) \
            else _decimal_made(0, 0, 0, "F")
    if from_one == 0 and not whole:
        return _finish_one(context)
    if whole:
        if from_one == 0 and self._exp < 0:
            n = min(-self._exp * abs(int(other)) if not other._sign else context.prec - 1,
                    context.prec - 1)
            if n < -self._exp * abs(int(other)):
                context._signal(Rounded)
            return _decimal_made(sign, 10 ** n, -n)
        if other.adjusted() > len(str(context.Emax)) + 20:
            grows = (from_one > 0) != bool(other._sign)
            return context._overflow(sign) if grows else \
                context._finish(sign, 1, context.Etiny() - context.prec - 1)
        return _power_whole(self, sign, int(other), context)
    if other.adjusted() + len(str(abs(self.adjusted()))) > len(str(context.Emax)) + 5:
        grows = (from_one > 0) != bool(other._sign)
        return context._overflow(sign) if grows else \
            context._finish(sign, 1, context.Etiny() - context.prec - 1)

    def compute(digits):
        more = digits + max(other.adjusted(), 0) + 5
        y, places = _ln_fixed(size, more)
        x = _decimal_made(int(y < 0) ^ other._sign, abs(y) * other._coef, other._exp - places)
        return (0, *_exp_parts(x, digits))
    return _finish_inexact(context, compute, context.rounding)


def _decimal_pow_method(self, other, modulo=None):
    other = _decimal_operand(other)
    if other is None:
        return NotImplemented
    if modulo is not None:
        modulo = _decimal_operand(modulo)
        if modulo is None:
            return NotImplemented
    return _decimal_power(self, other, getcontext(), modulo)


def _decimal_rpow_method(self, other):
    other = _decimal_operand(other)
    return NotImplemented if other is None else _decimal_power(other, self, getcontext())


# --- format()

def _decimal_spec(spec):
    fill, align, rest = " ", "", spec
    if len(spec) > 1 and spec[1] in "<>=^":
        fill, align, rest = spec[0], spec[1], spec[2:]
    elif spec[:1] and spec[0] in "<>=^":
        align, rest = spec[0], spec[1:]
    sign = "-"
    if rest[:1] and rest[0] in "+- ":
        sign, rest = rest[0], rest[1:]
    no_minus_zero = rest[:1] == "z"
    rest = rest[no_minus_zero:]
    rest = rest[1:] if rest[:1] == "#" else rest
    if rest[:1] == "0":
        if not align:
            fill, align = "0", "="
        rest = rest[1:]
    at = 0
    while rest[at:at + 1].isdigit():
        at += 1
    width, rest = int(rest[:at] or 0), rest[at:]
    comma = rest[:1] == ","
    rest = rest[comma:]
    precision = None
    if rest[:1] == ".":
        at = 1
        while rest[at:at + 1].isdigit():
            at += 1
        if at == 1:
            raise ValueError("invalid format string")
        precision, rest = int(rest[1:at]), rest[at:]
    if len(rest) > 1 or (rest and rest not in "eEfFgGn%"):
        raise ValueError("invalid format string")
    return fill, align or ">", sign, no_minus_zero, width, comma, precision, rest


def _grouped(digits, width):
    parts = []
    while len(digits) > 3:
        parts.insert(0, digits[-3:])
        digits = digits[:-3]
    parts.insert(0, digits)
    return ",".join(parts)


def _decimal_layout(self, kind, precision, context):
    capital = "E" if kind in ("E", "G") or not kind and context.capitals else "e"
    x = self
    if kind == "%":
        x = _decimal_made(x._sign, x._coef, x._exp + 2)
    if precision is not None:
        if kind and kind in "eE":
            x = _cut_to(x, precision + 1, context)
        elif kind and kind in "fF%":
            x = x._rescaled(-precision, context.rounding)
        elif len(str(x._coef)) > precision:
            x = _cut_to(x, max(precision, 1), context)
    if not x._coef and x._exp > 0 and kind and kind in "fF%":
        x = x._rescaled(0, context.rounding)
    digits = str(x._coef)
    left = x._exp + len(digits)
    if kind and kind in "eE":
        place = 1 - precision if not x._coef and precision is not None else 1
    elif kind and kind in "fF%":
        place = left
    else:
        place = left if x._exp <= 0 and left > -6 else 1
    if place < 0:
        whole, fraction = "0", "0" * -place + digits
    elif place > len(digits):
        whole, fraction = digits + "0" * (place - len(digits)), ""
    else:
        whole, fraction = digits[:place] or "0", digits[place:]
    exponent = left - place
    tail = f"{capital}{exponent:+d}" if exponent or kind and kind in "eE" else ""
    return whole, ("." + fraction if fraction else "") + tail + ("%" if kind == "%" else "")


def _cut_to(x, digits, context):
    if x._coef == 0:
        return x
    made = x._rescaled(x.adjusted() + 1 - digits, context.rounding)
    if made.adjusted() != x.adjusted():
        made = made._rescaled(made.adjusted() + 1 - digits, context.rounding)
    return made


def _decimal_format(self, spec, /):
    context = getcontext()
    fill, align, sign, no_minus_zero, width, comma, precision, kind = _decimal_spec(spec)
    if self._kind:
        text, rest = str(_decimal_made(0, self._coef, 0, self._kind)), ""
        text += "%" if kind == "%" else ""
        if fill == "0" and align == "=":
            fill, align = " ", ">"
    else:
        text, rest = _decimal_layout(self, "g" if kind == "n" else kind, precision, context)
    negative = self._sign and not (no_minus_zero and not self._kind
                                   and not (text + rest).strip("0.eE+-%"))
    mark = "-" if negative else "" if sign == "-" else sign
    if comma and not self._kind:
        if fill == "0" and align == "=":
            room = width - len(mark) - len(rest)
            while len(_grouped(text, 0)) < room:
                text = "0" + text
            if len(_grouped(text, 0)) > room and text[0] == "0" and len(text) > 1 and \
                    len(_grouped(text[1:], 0)) >= room:
                text = text[1:]
        text = _grouped(text, 0)
    text += rest
    padding = fill * (width - len(mark) - len(text))
    if align == "<":
        return mark + text + padding
    if align == "=":
        return mark + padding + text
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + mark + text + padding[half:]
    return padding + mark + text


# --- the rest of the class

def _decimal_fma(self, other, third, context=None):
    context = context or getcontext()
    other, third = _decimal_needed(other), _decimal_needed(third)
    if self._kind or other._kind:
        return self._multiplied(other, context)._added(third, context)
    product = _decimal_made(self._sign ^ other._sign, self._coef * other._coef,
                            self._exp + other._exp)
    return product._added(third, context)


def _decimal_extreme(self, other, context, want, by_size=False):
    other = _decimal_needed(other)
    for x, y in ((self, other), (other, self)):
        if x._kind == "n" and y._kind not in ("n", "N"):
            return y._plus(context)
    nan = self._nan_of(other, context)
    if nan is not None:
        return nan
    order = self.copy_abs()._order(other.copy_abs()) if by_size else self._order(other)
    if order == 0:
        order = self._order(other) or _total_order(self, other)
    return (self if order == want else other if order else self)._plus_same_kind(context)


def _total_order(a, b):
    if a._sign != b._sign:
        return -1 if a._sign else 1
    order = (a._exp > b._exp) - (a._exp < b._exp)
    return -order if a._sign else order


def _decimal_remainder_near(self, other, context=None):
    context, other = context or getcontext(), _decimal_needed(other)
    nan = self._nan_of(other, context)
    if nan is not None:
        return nan
    if self._kind or not other:
        return context._invalid(InvalidOperation if self or other else DivisionUndefined)
    if other._kind:
        return self._plus_same(context)
    exp = min(self._exp, other._exp)
    a, b = self._coef * 10 ** (self._exp - exp), other._coef * 10 ** (other._exp - exp)
    q, r = divmod(a, b)
    if 2 * r > b or 2 * r == b and q & 1:
        r, q = r - b, q + 1
    if q >= 10 ** context.prec:
        return context._invalid(DivisionImpossible)
    return context._finish(self._sign ^ int(r < 0), abs(r), exp)


def _decimal_next(self, context, up):
    if self._kind in ("n", "N"):
        return self._nan_of(None, context)
    if self._kind:
        if bool(self._sign) != up:
            return self
        return _decimal_made(self._sign, 10 ** context.prec - 1, context.Etop())
    quiet = context.copy()
    quiet.clear_traps()
    quiet.rounding = ROUND_CEILING if up else ROUND_FLOOR
    rounded = self._plus_same(quiet)
    if rounded._order(self):
        return rounded
    tiny = _decimal_made(0 if up else 1, 1, context.Etiny() - 1)
    return self._added(tiny, quiet)


def _decimal_class(self, context=None):
    context = context or getcontext()
    if self._kind in ("n", "N"):
        return "NaN" if self._kind == "n" else "sNaN"
    sign = "-" if self._sign else "+"
    if self._kind:
        return sign + "Infinity"
    if not self._coef:
        return sign + "Zero"
    return sign + ("Normal" if self.adjusted() >= context.Emin else "Subnormal")


def _decimal_scaleb(self, other, context=None):
    context, other = context or getcontext(), _decimal_needed(other)
    nan = self._nan_of(other, context)
    if nan is not None:
        return nan
    if other._kind or other._exp != 0:
        return context._invalid()
    return self if self._kind else context._finish(self._sign, self._coef, self._exp + int(other))


def _decimal_logb(self, context=None):
    context = context or getcontext()
    if self._kind:
        nan = self._nan_of(None, context)
        return nan if nan is not None else _decimal_made(0, 0, 0, "F")
    if not self:
        context._signal(DivisionByZero)
        return _decimal_made(1, 0, 0, "F")
    return Decimal(self.adjusted())._plus(context)


for _name, _function in (
        ("__pow__", _decimal_pow_method), ("__rpow__", _decimal_rpow_method),
        ("__format__", _decimal_format), ("exp", _decimal_exp), ("ln", _decimal_ln),
        ("log10", _decimal_log10), ("sqrt", _decimal_sqrt), ("fma", _decimal_fma),
        ("remainder_near", _decimal_remainder_near), ("number_class", _decimal_class),
        ("scaleb", _decimal_scaleb), ("logb", _decimal_logb),
        ("_plus_same_kind", lambda self, context:
         self if self._kind else self._plus_same(context)),
        ("max", lambda self, other, context=None:
         _decimal_extreme(self, other, context or getcontext(), 1)),
        ("min", lambda self, other, context=None:
         _decimal_extreme(self, other, context or getcontext(), -1)),
        ("max_mag", lambda self, other, context=None:
         _decimal_extreme(self, other, context or getcontext(), 1, True)),
        ("min_mag", lambda self, other, context=None:
         _decimal_extreme(self, other, context or getcontext(), -1, True)),
        ("next_plus", lambda self, context=None:
         _decimal_next(self, context or getcontext(), True)),
        ("next_minus", lambda self, context=None:
         _decimal_next(self, context or getcontext(), False)),
        ("copy_abs", lambda self: _decimal_made(0, self._coef, self._exp, self._kind)),
        ("copy_negate", lambda self: self._negated()),
        ("copy_sign", lambda self, other, context=None:
         _decimal_made(_decimal_needed(other)._sign, self._coef, self._exp, self._kind)),
        ("same_quantum", lambda self, other, context=None:
         self._kind == _decimal_needed(other)._kind if self._kind or _decimal_needed(other)._kind
         else self._exp == _decimal_needed(other)._exp),
        ("is_nan", lambda self: self._kind in ("n", "N")),
        ("is_qnan", lambda self: self._kind == "n"), ("is_snan", lambda self: self._kind == "N"),
        ("is_infinite", lambda self: self._kind == "F"), ("is_finite", lambda self: not self._kind),
        ("is_signed", lambda self: bool(self._sign)),
        ("is_zero", lambda self: not self._kind and not self._coef),
        ("is_canonical", lambda self: True), ("canonical", lambda self: self),
        ("is_normal", lambda self, context=None: not self._kind and self._coef != 0
         and self.adjusted() >= (context or getcontext()).Emin),
        ("is_subnormal", lambda self, context=None: not self._kind and self._coef != 0
         and self.adjusted() < (context or getcontext()).Emin),
        ("radix", lambda self: Decimal(10)),
        ("compare_signal", lambda self, other, context=None: self.compare(other, context)),
        ("compare_total", lambda self, other, context=None: Decimal(
            self._order(_decimal_needed(other)) or _total_order(self, _decimal_needed(other)))),
        ("compare_total_mag", lambda self, other, context=None: self.copy_abs().compare_total(
            _decimal_needed(other).copy_abs()))):
    setattr(Decimal, _name, _function)
_shortcut(_decimal_format, "decimal format")


def _add_context_method(name, method):
    def call(self, *args):
        return method(self, *[_decimal_needed(x) for x in args])
    setattr(_DecimalContext, name, call)


for _name, _function in (
        ("add", lambda c, a, b: a._added(b, c)), ("subtract", lambda c, a, b: a._subtracted(b, c)),
        ("multiply", lambda c, a, b: a._multiplied(b, c)),
        ("divide", lambda c, a, b: a._divided(b, c)),
        ("divide_int", lambda c, a, b: a._divided_int(b, c)),
        ("remainder", lambda c, a, b: a._remainder(b, c)),
        ("divmod", lambda c, a, b: (a._divided_int(b, c), a._remainder(b, c))),
        ("plus", lambda c, a: a._plus(c)), ("minus", lambda c, a: a._negated()._plus(c)),
        ("abs", lambda c, a: a.copy_abs()._plus(c)), ("sqrt", lambda c, a: a.sqrt(c)),
        ("exp", lambda c, a: a.exp(c)), ("ln", lambda c, a: a.ln(c)),
        ("log10", lambda c, a: a.log10(c)), ("logb", lambda c, a: a.logb(c)),
        ("power", lambda c, a, b, modulo=None: _decimal_power(a, b, c, modulo)),
        ("fma", lambda c, a, b, d: a.fma(b, d, c)), ("compare", lambda c, a, b: a.compare(b, c)),
        ("max", lambda c, a, b: a.max(b, c)), ("min", lambda c, a, b: a.min(b, c)),
        ("normalize", lambda c, a: a.normalize(c)),
        ("quantize", lambda c, a, b: a.quantize(b, context=c)),
        ("to_integral_value", lambda c, a: a.to_integral_value(context=c)),
        ("to_integral_exact", lambda c, a: a.to_integral_exact(context=c)),
        ("to_sci_string", lambda c, a: a._text(False, c.capitals)),
        ("to_eng_string", lambda c, a: a._text(True, c.capitals)),
        ("scaleb", lambda c, a, b: a.scaleb(b, c)), ("next_plus", lambda c, a: a.next_plus(c)),
        ("next_minus", lambda c, a: a.next_minus(c)), ("copy_abs", lambda c, a: a.copy_abs()),
        ("number_class", lambda c, a: a.number_class(c)),
        ("is_nan", lambda c, a: a.is_nan()), ("is_zero", lambda c, a: a.is_zero()),
        ("is_finite", lambda c, a: a.is_finite()), ("is_infinite", lambda c, a: a.is_infinite())):
    _add_context_method(_name, _function)
del _name, _function

Number.register(Decimal)
_decimal_max_emax, _decimal_min_emin, _decimal_min_etiny = \
    _decimal_max_prec, -_decimal_max_prec, -1999999999999999997
_decimal_true = True
_DecimalContext.__name__ = "Context"
_export("decimal", """Decimal Context=_DecimalContext DecimalTuple DefaultContext BasicContext
ExtendedContext DecimalException Clamped InvalidOperation ConversionSyntax DivisionByZero
DivisionImpossible DivisionUndefined InvalidContext Inexact Rounded Subnormal Overflow Underflow
FloatOperation ROUND_CEILING ROUND_FLOOR ROUND_UP ROUND_DOWN ROUND_HALF_UP ROUND_HALF_DOWN
ROUND_HALF_EVEN ROUND_05UP getcontext setcontext localcontext MAX_PREC=_decimal_max_prec
MAX_EMAX=_decimal_max_emax MIN_EMIN=_decimal_min_emin MIN_ETINY=_decimal_min_etiny
HAVE_THREADS=_decimal_true HAVE_CONTEXTVAR=_decimal_true""")
