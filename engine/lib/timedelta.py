

# --- timedelta.py: datetime.timedelta ---------------------------------------------------------------

def _divide_nearest(a, b):
    q, r = divmod(a, b)
    r *= 2
    if (r > b if b > 0 else r < b) or r == b and q % 2 == 1:
        q += 1
    return q


# The microseconds of one component: the whole ones and, of a float, what is left over.
def _delta_part(number, factor, name):
    if isinstance(number, int):
        return number * factor, 0.0
    if isinstance(number, float):
        whole = int(number)
        rest = (number - whole) * factor
        return whole * factor + int(rest), rest - int(rest)
    raise TypeError(f"unsupported type for timedelta {name} component: {type(number).__name__}")


class timedelta:
    __module__ = "datetime"
    _tp_name_ = "datetime.timedelta"
    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                weeks=0, **unknown):
        for name in unknown:
            raise TypeError(f"{name!r} is an invalid keyword argument for __new__()" if _minor < 13
                            else f"__new__() got an unexpected keyword argument {name!r}")
        total, rest = 0, 0.0
        for number, factor, name in (
                (microseconds, 1, "microseconds"), (milliseconds, 1000, "milliseconds"),
                (seconds, 1000000, "seconds"), (minutes, 60000000, "minutes"),
                (hours, 3600000000, "hours"), (days, 86400000000, "days"),
                (weeks, 604800000000, "weeks")):
            if number:
                part, left = _delta_part(number, factor, name)
                total += part
                rest += left
            elif not isinstance(number, (int, float)):
                _delta_part(number, factor, name)
        if rest:
            odd = total & 1
            whole = round(rest)
            if abs(whole - rest) == 0.5:
                whole = 2 * round((rest + odd) * 0.5) - odd
            total += whole
        return _delta_of(total, cls)

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._total() / 1000000

    def __repr__(self):
        parts = []
        if self._days:
            parts.append(f"days={self._days}")
        if self._seconds:
            parts.append(f"seconds={self._seconds}")
        if self._microseconds:
            parts.append(f"microseconds={self._microseconds}")
        return f"{_dt_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02}:{seconds:02}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, " + text
        if self._microseconds:
            text += f".{self._microseconds:06}"
        return text

    def __add__(self, other):
        if not isinstance(other, _Timedelta):
            return NotImplemented
        return _delta_of(self._total() + other._total())

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, _Timedelta):
            return NotImplemented
        return _delta_of(self._total() - other._total())

    def __rsub__(self, other):
        if not isinstance(other, _Timedelta):
            return NotImplemented
        return _delta_of(other._total() - self._total())

    def __neg__(self):
        return _delta_of(-self._total())

    def __pos__(self):
        return _delta_of(self._total())

    def __abs__(self):
        return _delta_of(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta_of(self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta_of(_divide_nearest(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, _Timedelta):
            return _delta_divisor(self._total(), other._total())[0]
        if isinstance(other, int):
            return _delta_of(_delta_divisor(self._total(), other)[0])
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, _Timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            _delta_divisor(0, other)
            return _delta_of(_divide_nearest(self._total(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            _delta_divisor(0, a)
            return _delta_of(_divide_nearest(self._total() * b, a))
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, _Timedelta):
            return NotImplemented
        if not other._total():
            raise ZeroDivisionError("integer modulo by zero")
        return _delta_of(self._total() % other._total())

    def __divmod__(self, other):
        if not isinstance(other, _Timedelta):
            return NotImplemented
        quotient, rest = _delta_divisor(self._total(), other._total())
        return quotient, _delta_of(rest)

    def __eq__(self, other):
        if not isinstance(other, _Timedelta):
            return NotImplemented
        return self._total() == other._total()

    def __lt__(self, other):
        if not isinstance(other, _Timedelta):
            return NotImplemented
        return self._total() < other._total()

    def __le__(self, other):
        if not isinstance(other, _Timedelta):
            return NotImplemented
        return self._total() <= other._total()

    def __gt__(self, other):
        if not isinstance(other, _Timedelta):
            return NotImplemented
        return self._total() > other._total()

    def __ge__(self, other):
        if not isinstance(other, _Timedelta):
            return NotImplemented
        return self._total() >= other._total()

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    _shortcut(__new__, "new delta")
    _shortcut(_total, "total of delta")
    _shortcut(__add__, "add delta")
    _shortcut(__sub__, "subtract delta")
    _shortcut(__eq__, "moment ==")
    _shortcut(__lt__, "moment <")
    _shortcut(__le__, "moment <=")
    _shortcut(__gt__, "moment >")
    _shortcut(__ge__, "moment >=")


_Timedelta = timedelta


def _delta_divisor(a, b):
    if not b:
        raise ZeroDivisionError("integer division or modulo by zero")
    return divmod(a, b)


def _delta_of(microseconds, cls=timedelta):
    seconds, microseconds = divmod(microseconds, 1000000)
    days, seconds = divmod(seconds, 86400)
    if not -999999999 <= days <= 999999999:
        if not -0x80000000 <= days <= 0x7fffffff:
            raise OverflowError("Python int too large to convert to C int")
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    self = _new(cls)
    self._days, self._seconds, self._microseconds = days, seconds, microseconds
    return self


_shortcut(_delta_of, "delta of")
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(0, 0, 1)
_delta_zero = timedelta(0)
_delta_day = timedelta(1)


# The name of an object's class as the repr of dates and times begins with.
def _dt_name(x):
    cls = type(x)
    return "datetime." + cls.__name__ if cls.__module__ == "datetime" else cls.__qualname__


_export("datetime", "timedelta")
