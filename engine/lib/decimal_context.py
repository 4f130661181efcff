

# --- decimal_context.py: decimal's signals, contexts, and the rounding of results ---------------------

class DecimalException(ArithmeticError):
    __module__ = "decimal"


class Clamped(DecimalException):
    __module__ = "decimal"


class InvalidOperation(DecimalException):
    __module__ = "decimal"


class ConversionSyntax(InvalidOperation):
    __module__ = "decimal"


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = "decimal"


class DivisionImpossible(InvalidOperation):
    __module__ = "decimal"


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = "decimal"


class InvalidContext(InvalidOperation):
    __module__ = "decimal"


class Inexact(DecimalException):
    __module__ = "decimal"


class Rounded(DecimalException):
    __module__ = "decimal"


class Subnormal(DecimalException):
    __module__ = "decimal"


class Overflow(Inexact, Rounded):
    __module__ = "decimal"


class Underflow(Inexact, Rounded, Subnormal):
    __module__ = "decimal"


class FloatOperation(DecimalException, TypeError):
    __module__ = "decimal"


# In the order in which CPython lists them.
_decimal_signals = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow,
                    Rounded, Inexact, Clamped]
# The order of the exceptions that a context raises when several are trapped.
_decimal_urgent = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal,
                   Inexact, Rounded, Clamped]
_shown_signals = [Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow,
                  Rounded, Subnormal, Underflow]

ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN = \
    "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_DOWN"
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP = \
    "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"
_decimal_roundings = (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP,
                      ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)
_decimal_max_prec = 999999999999999999


# coef / 10**n by a rule; (quotient, exact).
def _divide_rounding(coef, n, rounding, sign):
    unit = 10 ** n
    q, r = divmod(coef, unit)
    if r == 0:
        return q, True
    if rounding == ROUND_HALF_EVEN:
        up = 2 * r > unit or (2 * r == unit and q & 1)
    elif rounding == ROUND_HALF_UP:
        up = 2 * r >= unit
    elif rounding == ROUND_HALF_DOWN:
        up = 2 * r > unit
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = sign
    else:
        up = q % 10 in (0, 5)
    return q + 1 if up else q, False


class _SignalDict(dict):
    def __repr__(self):
        return "{" + ", ".join([f"<class 'decimal.{s.__name__}'>:{bool(self[s])}"
                                for s in _shown_signals]) + "}"


def _signal_dict(signals):
    if isinstance(signals, dict):
        return _SignalDict({s: bool(signals.get(s)) for s in _decimal_signals})
    for signal in signals:
        if signal not in _decimal_signals:
            raise TypeError("values for flags or traps must be signals")
    return _SignalDict({s: s in signals for s in _decimal_signals})


class _DecimalContext:
    __module__ = "decimal"
    __qualname__ = "Context"
    _tp_name_ = "decimal.Context"

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None,
                 flags=None, traps=None):
        base = DefaultContext
        self.__dict__["flags"] = _signal_dict([] if flags is None else flags)
        self.__dict__["traps"] = _signal_dict(base.traps if traps is None else traps)
        for name, value in (("prec", prec), ("rounding", rounding), ("Emin", Emin), ("Emax", Emax),
                            ("capitals", capitals), ("clamp", clamp)):
            setattr(self, name, getattr(base, name) if value is None else value)

    def __setattr__(self, name, value):
        if name in ("flags", "traps"):
            value = _signal_dict(value)
        elif name == "rounding":
            if value not in _decimal_roundings:
                raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, "
                                "ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, "
                                "ROUND_HALF_EVEN,\n   ROUND_05UP]")
        elif name in ("prec", "Emin", "Emax", "capitals", "clamp"):
            if not isinstance(value, int):
                raise TypeError(f"'{_type_name(value)}' object cannot be interpreted as an integer")
            low, high, text = {
                "prec": (1, _decimal_max_prec, "[1, MAX_PREC]"),
                "Emin": (-_decimal_max_prec, 0, "[MIN_EMIN, 0]"),
                "Emax": (0, _decimal_max_prec, "[0, MAX_EMAX]"),
                "capitals": (0, 1, "[0, 1]"), "clamp": (0, 1, "[0, 1]")}[name]
            if not low <= value <= high:
                raise ValueError(f"valid range for {name} is {text}" if name not in
                                 ("capitals", "clamp") else f"valid values for {name} are 0 or 1")
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        self.__dict__[name] = value

    def __repr__(self):
        def names(signals):
            return ", ".join([s.__name__ for s in _shown_signals if signals[s]])
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, "
                f"Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, "
                f"flags=[{names(self.flags)}], traps=[{names(self.traps)}])")

    def copy(self):
        return _DecimalContext(self.prec, self.rounding, self.Emin, self.Emax, self.capitals,
                               self.clamp, dict(self.flags), dict(self.traps))

    __copy__ = copy

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def radix(self):
        return Decimal(10)

    # Notes conditions; raises when one of them is trapped.
    def _signal(self, *conditions):
        trapped = []
        for condition in conditions:
            signal = InvalidOperation if issubclass(condition, InvalidOperation) else condition
            self.flags[signal] = True
            if self.traps[signal]:
                trapped.append((signal, condition))
        if trapped:
            trapped.sort(key=lambda pair: _decimal_urgent.index(pair[0]))
            raise trapped[0][0]([condition for _, condition in trapped])

    def _invalid(self, condition=InvalidOperation):
        self._signal(condition)
        return _decimal_made(0, 0, 0, "n")

    def _overflow(self, sign):
        self._signal(Overflow, Inexact, Rounded)
        to_infinity = self.rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_UP) \
            or self.rounding == (ROUND_FLOOR if sign else ROUND_CEILING)
        if to_infinity:
            return _decimal_made(sign, 0, 0, "F")
        return _decimal_made(sign, 10 ** self.prec - 1, self.Etop())

    # A finite result as the context has room for it.
    def _finish(self, sign, coef, exp):
        tiny, prec = self.Emin - self.prec + 1, self.prec
        if coef == 0:
            top = self.Etop() if self.clamp else self.Emax
            fits = min(max(exp, tiny), top)
            if fits != exp:
                self._signal(Clamped)
            return _decimal_made(sign, 0, fits)
        digits = len(str(coef))
        if digits <= prec and tiny <= exp and exp + digits - 1 <= self.Emax \
                and exp + digits - 1 >= self.Emin and not self.clamp:
            return _decimal_made(sign, coef, exp)
        least = digits + exp - prec
        if least > self.Etop():
            return self._overflow(sign)
        subnormal = exp + digits - 1 < self.Emin
        if least < tiny:
            least = tiny
        if exp < least:
            coef, exact = _divide_rounding(coef, min(least - exp, digits + 1), self.rounding, sign)
            exp = least
            if len(str(coef)) > prec:
                coef //= 10
                exp += 1
                if exp > self.Etop():
                    return self._overflow(sign)
            if exact:
                self._signal(*([Subnormal, Rounded] if subnormal else [Rounded]))
            elif subnormal:
                conditions = [Underflow, Subnormal, Inexact, Rounded]
                self._signal(*(conditions if coef else conditions + [Clamped]))
            else:
                self._signal(Inexact, Rounded)
        elif subnormal:
            self._signal(Subnormal)
        if self.clamp and exp > self.Etop():
            self._signal(Clamped)
            coef *= 10 ** (exp - self.Etop())
            exp = self.Etop()
        return _decimal_made(sign, coef, exp)

    def create_decimal(self, num="0", /):
        made = Decimal(num, self)
        if made._kind == "" or made._kind == "F":
            return made._plus(self)
        return made

    def create_decimal_from_float(self, f, /):
        return Decimal.from_float(f)._plus(self)


def _set_default_context():
    made = _new(_DecimalContext)
    fields = made.__dict__
    fields["prec"], fields["rounding"], fields["Emin"], fields["Emax"] = \
        28, ROUND_HALF_EVEN, -999999, 999999
    fields["capitals"], fields["clamp"] = 1, 0
    fields["flags"] = _signal_dict([])
    fields["traps"] = _signal_dict([DivisionByZero, Overflow, InvalidOperation])
    return made


DefaultContext = _set_default_context()
BasicContext = _DecimalContext(prec=9, rounding=ROUND_HALF_UP, flags=[],
                               traps=[DivisionByZero, Overflow, InvalidOperation, Clamped,
                                      Underflow])
ExtendedContext = _DecimalContext(prec=9, rounding=ROUND_HALF_EVEN, flags=[], traps=[])
_decimal_context = ContextVar("decimal_context")


def getcontext():
    context = _decimal_context.get(None)
    if context is None:
        context = DefaultContext.copy()
        _decimal_context.set(context)
    return context


def setcontext(context, /):
    if not isinstance(context, _DecimalContext):
        raise TypeError("argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _decimal_context.set(context)


class _ContextManager:
    __module__ = "decimal"
    __qualname__ = "ContextManager"

    def __init__(self, context):
        self._inner = context

    def __enter__(self):
        self._outer = getcontext()
        setcontext(self._inner)
        return self._inner

    def __exit__(self, *details):
        setcontext(self._outer)


def localcontext(ctx=None, **kwargs):
    made = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(made, name, value)
    return _ContextManager(made)
