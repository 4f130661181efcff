

# --- numbers.py: numbers, complex's format, cmath -----------------------------------------------------

# "(1+2j)" with a format specification: both parts are laid out alike, then the whole is padded.
def _complex_format(c, spec):
    if not spec:
        return str(c)
    fill, align = " ", ">"
    if len(spec) > 1 and spec[1] in "<>=^":
        fill, align, spec = spec[0], spec[1], spec[2:]
    elif spec[0] in "<>=^":
        align, spec = spec[0], spec[1:]
    if align == "=":
        raise ValueError("'=' alignment flag is not allowed in complex format specifier")
    sign = spec[0] if spec[:1] in ("+", "-", " ") and spec else ""
    spec = spec[len(sign):]
    alternate = "#" if spec[:1] == "#" else ""
    spec = spec[len(alternate):]
    if spec[:1] == "0":
        raise ValueError("Zero padding is not allowed in complex format specifier")
    digits = 0
    while spec[digits:digits + 1].isdigit():
        digits += 1
    width, spec = int(spec[:digits] or 0), spec[digits:]
    kind = spec[-1:] if spec[-1:].isalpha() or spec[-1:] == "%" else ""
    if kind and kind not in "eEfFgGn":
        raise ValueError(f"Unknown format code '{kind}' for object of type 'complex'")
    before = after = ""
    if kind:
        real = format(c.real, sign + alternate + spec)
        imag = format(c.imag, "+" + alternate + spec)
    else:
        with_real = c.real != 0 or _math.copysign(1.0, c.real) < 0
        if "." in spec:
            real = format(c.real, sign + alternate + spec + "g")
            imag = format(c.imag, ("+" if with_real else sign) + alternate + spec + "g")
        else:
            real, imag = _complex_part(c.real, sign, spec), _complex_part(
                c.imag, "+" if with_real else sign, spec)
        if not with_real:
            real = ""
        else:
            before, after = "(", ")"
    return format(f"{before}{real}{imag}j{after}", f"{fill}{align}{width}" if width else "")


def _complex_part(x, sign, spec):
    text = format(x, sign + spec)
    return text[:-2] if text.endswith(".0") else text


class Number(ABC):
    __module__ = "numbers"
    __slots__ = ()
    __hash__ = None


class Complex(Number):
    __module__ = "numbers"
    __slots__ = ()

    def __bool__(self):
        return self != 0

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other


class Real(Complex):
    __module__ = "numbers"
    __slots__ = ()

    def __divmod__(self, other):
        return (self // other, self % other)

    def __rdivmod__(self, other):
        return (other // self, other % self)

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self


class Rational(Real):
    __module__ = "numbers"
    __slots__ = ()

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    __module__ = "numbers"
    __slots__ = ()

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))

    @property
    def numerator(self):
        return +self

    @property
    def denominator(self):
        return 1


Integral.register(int)
Real.register(float)
Complex.register(complex)
_export("numbers", "Number Complex Real Rational Integral")


# --- cmath

def _as_complex(z):
    if isinstance(z, (complex, int, float)):
        return complex(z)
    if hasattr(type(z), "__complex__") or hasattr(type(z), "__float__") \
            or hasattr(type(z), "__index__"):
        return complex(z)
    raise TypeError(f"must be real number, not {_type_name(z)}")


def _cmath_phase(z, /):
    z = _as_complex(z)
    return _math.atan2(z.imag, z.real)


def _cmath_polar(z, /):
    z = _as_complex(z)
    return (abs(z), _math.atan2(z.imag, z.real))


def _cmath_rect(r, phi, /):
    r, phi = float(r), float(phi)
    if _math.isinf(phi) and r:
        raise ValueError("math domain error")
    if phi == 0.0:
        return complex(r, r * phi)
    return complex(r * _math.cos(phi), r * _math.sin(phi))


def _cmath_checked(z):
    if _math.isinf(z.real) or _math.isinf(z.imag):
        raise OverflowError("math range error")
    return z


def _cmath_exp(z, /):
    z = _as_complex(z)
    if _math.isinf(z.real):
        if z.real < 0:
            return complex(_math.copysign(0.0, _math.cos(z.imag)),
                           _math.copysign(0.0, _math.sin(z.imag)))
        return complex(_math.copysign(z.real, _math.cos(z.imag)),
                       _math.copysign(z.real, _math.sin(z.imag)) if z.imag else z.imag)
    if z.real > 708.3964185322641:
        size = _math.exp(z.real - 1.0)
        return _cmath_checked(complex(size * _math.cos(z.imag) * _math_e,
                                      size * _math.sin(z.imag) * _math_e))
    size = _math.exp(z.real)
    return complex(size * _math.cos(z.imag), size * _math.sin(z.imag))


def _complex_log(z):
    ax, ay = abs(z.real), abs(z.imag)
    if ax == 0.0 and ay == 0.0:
        raise ValueError("math domain error")
    if ax > 4.49423283715579e+307 or ay > 4.49423283715579e+307:
        real = _math.log(_math.hypot(ax / 2.0, ay / 2.0)) + 0.6931471805599453
    elif ax < 2.2250738585072014e-308 and ay < 2.2250738585072014e-308:
        real = _math.log(_math.hypot(_math.ldexp(ax, 53), _math.ldexp(ay, 53))) \
            - 53 * 0.6931471805599453
    else:
        size = _math.hypot(ax, ay)
        if 0.71 <= size <= 1.73:
            if ax < ay:
                ax, ay = ay, ax
            real = _math.log1p((ax - 1) * (ax + 1) + ay * ay) / 2.0
        else:
            real = _math.log(size)
    return complex(real, _math.atan2(z.imag, z.real))


def _cmath_log(z, base=_nothing, /):
    result = _complex_log(_as_complex(z))
    return result if base is _nothing else result / _complex_log(_as_complex(base))


def _cmath_log10(z, /):
    result = _complex_log(_as_complex(z))
    return complex(result.real / 2.302585092994046, result.imag / 2.302585092994046)


def _cmath_sqrt(z, /):
    z = _as_complex(z)
    if z.real == 0.0 and z.imag == 0.0:
        return complex(0.0, z.imag)
    ax, ay = abs(z.real), abs(z.imag)
    if ax < 2.2250738585072014e-308 and ay < 2.2250738585072014e-308:
        ax = _math.ldexp(ax, 54)
        s = _math.ldexp(_math.sqrt(ax + _math.hypot(ax, _math.ldexp(ay, 54))), -27)
    else:
        ax /= 8.0
        s = 2.0 * _math.sqrt(ax + _math.hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    if z.real >= 0.0:
        return complex(s, _math.copysign(d, z.imag))
    return complex(d, _math.copysign(s, z.imag))


def _cmath_sinh(z, /):
    z = _as_complex(z)
    if abs(z.real) > 708.3964185322641:
        less = z.real - _math.copysign(1.0, z.real)
        return _cmath_checked(complex(_math.cos(z.imag) * _math.sinh(less) * _math_e,
                                      _math.sin(z.imag) * _math.cosh(less) * _math_e))
    return complex(_math.cos(z.imag) * _math.sinh(z.real),
                   _math.sin(z.imag) * _math.cosh(z.real))


def _cmath_cosh(z, /):
    z = _as_complex(z)
    if abs(z.real) > 708.3964185322641:
        less = z.real - _math.copysign(1.0, z.real)
        return _cmath_checked(complex(_math.cos(z.imag) * _math.cosh(less) * _math_e,
                                      _math.sin(z.imag) * _math.sinh(less) * _math_e))
    return complex(_math.cos(z.imag) * _math.cosh(z.real),
                   _math.sin(z.imag) * _math.sinh(z.real))


def _cmath_tanh(z, /):
    z = _as_complex(z)
    if abs(z.real) > 708.3964185322641:
        return complex(_math.copysign(1.0, z.real),
                       4.0 * _math.sin(z.imag) * _math.cos(z.imag)
                       * _math.exp(-2.0 * abs(z.real)))
    tx, ty = _math.tanh(z.real), _math.tan(z.imag)
    cx = 1.0 / _math.cosh(z.real)
    both = tx * ty
    denominator = 1.0 + both * both
    return complex(tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx)


def _cmath_sin(z, /):
    z = _as_complex(z)
    s = _cmath_sinh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


def _cmath_cos(z, /):
    z = _as_complex(z)
    return _cmath_cosh(complex(-z.imag, z.real))


def _cmath_tan(z, /):
    z = _as_complex(z)
    s = _cmath_tanh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


def _cmath_acos(z, /):
    z = _as_complex(z)
    s1 = _cmath_sqrt(complex(1.0 - z.real, -z.imag))
    s2 = _cmath_sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * _math.atan2(s1.real, s2.real),
                   _math.asinh(s2.real * s1.imag - s2.imag * s1.real))


def _cmath_acosh(z, /):
    z = _as_complex(z)
    s1 = _cmath_sqrt(complex(z.real - 1.0, z.imag))
    s2 = _cmath_sqrt(complex(z.real + 1.0, z.imag))
    return complex(_math.asinh(s1.real * s2.real + s1.imag * s2.imag),
                   2.0 * _math.atan2(s1.imag, s2.real))


def _cmath_asinh(z, /):
    z = _as_complex(z)
    s1 = _cmath_sqrt(complex(1.0 + z.imag, -z.real))
    s2 = _cmath_sqrt(complex(1.0 - z.imag, z.real))
    return complex(_math.asinh(s1.real * s2.imag - s2.real * s1.imag),
                   _math.atan2(z.imag, s1.real * s2.real - s1.imag * s2.imag))


def _cmath_asin(z, /):
    z = _as_complex(z)
    s = _cmath_asinh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


def _cmath_atanh(z, /):
    z = _as_complex(z)
    if z.real < 0.0 or (z.real == 0.0 and _math.copysign(1.0, z.real) < 0.0):
        return -_cmath_atanh(-z)
    ay = abs(z.imag)
    if z.real > 6.703903964971298e+153 or ay > 6.703903964971298e+153:
        size = _math.hypot(z.real / 2.0, z.imag / 2.0)
        return complex(z.real / 4.0 / size / size,
                       -_math.copysign(_math_pi / 2.0, -z.imag))
    if z.real == 1.0 and ay < 1.4916681462400413e-154:
        if ay == 0.0:
            raise ValueError("math domain error")
        return complex(-_math.log(_math.sqrt(ay) / _math.sqrt(_math.hypot(ay, 2.0))),
                       _math.copysign(_math.atan2(2.0, -ay) / 2, z.imag))
    less = 1 - z.real
    return complex(_math.log1p(4.0 * z.real / (less * less + ay * ay)) / 4.0,
                   -_math.atan2(-2.0 * z.imag, less * (1 + z.real) - ay * ay) / 2.0)


def _cmath_atan(z, /):
    z = _as_complex(z)
    s = _cmath_atanh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


def _cmath_isnan(z, /):
    z = _as_complex(z)
    return z.real != z.real or z.imag != z.imag


def _cmath_isinf(z, /):
    z = _as_complex(z)
    return _math.isinf(z.real) or _math.isinf(z.imag)


def _cmath_isfinite(z, /):
    z = _as_complex(z)
    return _math.isfinite(z.real) and _math.isfinite(z.imag)


def _cmath_isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b = _as_complex(a), _as_complex(b)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if _cmath_isinf(a) or _cmath_isinf(b):
        return False
    apart = abs(a - b)
    return apart <= rel_tol * abs(b) or apart <= rel_tol * abs(a) or apart <= abs_tol


_cmath_infj, _cmath_nanj = complex(0.0, _math_inf), complex(0.0, _math_nan)
_export("cmath", """phase=_cmath_phase polar=_cmath_polar rect=_cmath_rect exp=_cmath_exp log=_cmath_log
log10=_cmath_log10 sqrt=_cmath_sqrt sin=_cmath_sin cos=_cmath_cos tan=_cmath_tan asin=_cmath_asin
acos=_cmath_acos atan=_cmath_atan sinh=_cmath_sinh cosh=_cmath_cosh tanh=_cmath_tanh
asinh=_cmath_asinh acosh=_cmath_acosh atanh=_cmath_atanh isnan=_cmath_isnan isinf=_cmath_isinf
isfinite=_cmath_isfinite isclose=_cmath_isclose pi=_math_pi e=_math_e tau=_math_tau inf=_math_inf
nan=_math_nan infj=_cmath_infj nanj=_cmath_nanj""")
