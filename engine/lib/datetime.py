

# --- datetime.py: date, time, datetime, timezone ----------------------------------------------------
# On the virtual clock; local time is UTC.

import time as _clock

_days_before_month = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_day_abbreviations = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_month_abbreviations = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
                        "Nov", "Dec")


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _day_of_year(year, month, day):
    return _days_before_month[month] + day + (month > 2 and _is_leap(year))


def _ordinal_of(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _day_of_year(year, month, day)


def _date_of_ordinal(n):
    fields = _clock.gmtime((n - 719163) * 86400)
    return fields.tm_year, fields.tm_mon, fields.tm_mday


def _check_date(year, month, day):
    year, month, day = _as_index(year), _as_index(month), _as_index(day)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second = _as_index(hour), _as_index(minute), _as_index(second)
    microsecond = _as_index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type "
                        f"'{type(tz).__name__}'")


def _need_fields(kind, *fields):
    for place, name in enumerate(("year", "month", "day")):
        if fields[place] is None:
            raise TypeError(f"function missing required argument '{name}' (pos {place + 1})")


def _call_zone(tz, method, when):
    if tz is None:
        return None
    offset = getattr(tz, method)(when)
    if offset is None:
        return None
    if not isinstance(offset, _Timedelta):
        raise TypeError(f"tzinfo.{method}() must return None or a timedelta, not "
                        f"'{type(offset).__name__}'")
    if not -_delta_day < offset < _delta_day:
        raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and "
                         f"timedelta(hours=24), not {offset!r}.")
    return offset


def _offset_text(offset, separator=":"):
    if offset is None:
        return ""
    sign = "-" if offset._days < 0 else "+"
    offset = abs(offset)
    minutes, seconds = divmod(offset._seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours:02}{separator}{minutes:02}"
    if seconds or offset._microseconds:
        text += f"{separator}{seconds:02}"
    if offset._microseconds:
        text += f".{offset._microseconds:06}"
    return text


def _time_text(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return f"{hour:02}"
    if timespec == "minutes":
        return f"{hour:02}:{minute:02}"
    text = f"{hour:02}:{minute:02}:{second:02}"
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return f"{text}.{microsecond // 1000:03}"
    if timespec == "microseconds":
        return f"{text}.{microsecond:06}"
    raise ValueError("Unknown timespec value")


# %f, %z and %Z are the object's own; the rest is time.strftime's.
def _date_strftime(when, format, microsecond, fields):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    if "%f" not in format and "%z" not in format and "%Z" not in format:
        return _clock.strftime(format, fields)
    parts = format.split("%")
    text, place = parts[0], 1
    while place < len(parts):
        part = parts[place]
        if not part and place + 1 < len(parts):  # "%%"
            place += 1
            text += "%%" + parts[place]
        elif part[:1] == "f":
            text += f"{microsecond:06}{part[1:]}"
        elif part[:1] == "z":
            text += (_offset_text(when.utcoffset(), "") if hasattr(when, "utcoffset") else "") + part[1:]
        elif part[:1] == "Z":
            name = when.tzname() if hasattr(when, "tzname") else None
            text += (name or "").replace("%", "%%") + part[1:]
        else:
            text += "%" + part
        place += 1
    return _clock.strftime(text, fields)


class tzinfo:
    __module__ = "datetime"
    _tp_name_ = "datetime.tzinfo"
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, _Datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset, dst = dt.utcoffset(), dt.dst()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        if offset != dst:
            dt += offset - dst
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + dst


class timezone(tzinfo):
    __module__ = "datetime"
    _tp_name_ = "datetime.timezone"
    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, _Timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not "
                            f"{_type_name(offset)}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {_type_name(name)}")
        if name is None and not offset and _utc_zone:
            return _utc_zone[0]
        if not -_delta_day < offset < _delta_day:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) "
                             f"and timedelta(hours=24), not {offset!r}.")
        self = _new(cls)
        self._offset, self._name = offset, name
        return self

    def _check(self, dt, method):
        if dt is not None and not isinstance(dt, _Datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not "
                            f"{_type_name(dt)}")

    def utcoffset(self, dt):
        self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        self._check(dt, "dst")
        return None

    def fromutc(self, dt):
        if not isinstance(dt, _Datetime):
            raise TypeError("fromutc: argument must be a datetime instance, not "
                            f"{_type_name(dt)}")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        if not isinstance(other, timezone):
            return NotImplemented
        return self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if _utc_zone and self is _utc_zone[0]:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"{_dt_name(self)}({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)


_Timezone = timezone
_utc_zone = []
_utc_zone.append(timezone(_delta_zero))
timezone.utc = _utc_zone[0]
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
_utc = timezone.utc
_local_zone = timezone(_delta_zero, "UTC")


class IsoCalendarDate(_StructSequence):
    __module__ = "datetime"
    _tp_name_ = "datetime.IsoCalendarDate"
    _names = ("year", "week", "weekday")
    _count = 3


def _first_iso_monday(year):
    first = _ordinal_of(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _now_microseconds():
    return _clock.time_ns() // 1000


def _timestamp_microseconds(timestamp):
    if isinstance(timestamp, float):
        if timestamp != timestamp:
            raise ValueError("Invalid value NaN (not a number)")
        if abs(timestamp) > 1e17:
            raise OverflowError("timestamp out of range for platform time_t")
        whole = int(timestamp // 1)
        return whole * 1000000 + round((timestamp - whole) * 1e6)
    return _as_index(timestamp) * 1000000


def _fields_of_microseconds(us):
    seconds, us = divmod(us, 1000000)
    t = _clock.gmtime(seconds)
    if not 1 <= t.tm_year <= 9999:
        raise ValueError(f"year {t.tm_year} is out of range")
    return t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, us


class date:
    __module__ = "datetime"
    _tp_name_ = "datetime.date"
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year=None, month=None, day=None):
        _need_fields(cls, year, month, day)
        year, month, day = _check_date(year, month, day)
        self = _new(cls)
        self._year, self._month, self._day = year, month, day
        return self

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_now_microseconds() / 1000000)

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        return cls(*_fields_of_microseconds(_timestamp_microseconds(timestamp))[:3])

    @classmethod
    def fromordinal(cls, n, /):
        n = _as_index(n)
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_date_of_ordinal(n))

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        fields = _parse_iso_date(text)
        if fields is None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not 1 <= year <= 9999:
            raise ValueError(f"Year is out of range: {year}")
        last = (_first_iso_monday(year + 1) - _first_iso_monday(year)) // 7
        if not 1 <= week <= last:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid day: {day} (range is [1, 7])")
        return cls.fromordinal(_first_iso_monday(year) + 7 * (week - 1) + day - 1)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    def timetuple(self):
        return self._fields(0, 0, 0, -1)

    def _fields(self, hour, minute, second, dst):
        return _clock.struct_time((self._year, self._month, self._day, hour, minute, second,
                                   self.weekday(),
                                   _day_of_year(self._year, self._month, self._day), dst))

    def toordinal(self):
        return _ordinal_of(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        year = self._year
        n = self.toordinal()
        if n < _first_iso_monday(year):
            year -= 1
        elif n >= _first_iso_monday(year + 1):
            year += 1
        week, day = divmod(n - _first_iso_monday(year), 7)
        return IsoCalendarDate((year, week + 1, day + 1))

    def isoformat(self):
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    def ctime(self):
        return (f"{_day_abbreviations[self.weekday()]} {_month_abbreviations[self._month]} "
                f"{self._day:2} 00:00:00 {self._year:04}")

    def strftime(self, format):
        return _date_strftime(self, format, 0, (
            self._year, self._month, self._day, 0, 0, 0, self.weekday(),
            _day_of_year(self._year, self._month, self._day), -1))

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def __repr__(self):
        return f"{_dt_name(self)}({self._year}, {self._month}, {self._day})"

    def __str__(self):
        return self.isoformat()

    def __add__(self, other):
        if not isinstance(other, _Timedelta):
            return NotImplemented
        n = self.toordinal() + other._days
        if not 1 <= n <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, _Timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date) and not isinstance(other, _Datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return (self._year, self._month, self._day)

    def _comparable(self, other):
        if isinstance(other, _Datetime):
            raise TypeError(f"can't compare {_type_name(self)} to {_type_name(other)}")
        return isinstance(other, _Date)

    def __eq__(self, other):
        if not isinstance(other, _Date) or isinstance(other, _Datetime):
            return NotImplemented
        return self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(bytes([self._year >> 8, self._year & 255, self._month, self._day]))

    _shortcut(toordinal, "ordinal of moment")
    _shortcut(weekday, "weekday of moment")


_Date = date
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = _delta_day


class time:
    __module__ = "datetime"
    _tp_name_ = "datetime.time"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = _new(cls)
        self._hour, self._minute, self._second = hour, minute, second
        self._microsecond, self._tzinfo, self._fold = microsecond, tzinfo, fold
        return self

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        fields = _parse_iso_time(text[1:] if text[:1] == "T" else text)
        if fields is None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*fields)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        return type(self)(self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def utcoffset(self):
        return _call_zone(self._tzinfo, "utcoffset", None)

    def dst(self):
        return _call_zone(self._tzinfo, "dst", None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def isoformat(self, timespec="auto"):
        return _time_text(self._hour, self._minute, self._second, self._microsecond,
                          timespec) + _offset_text(self.utcoffset())

    def strftime(self, format):
        return _date_strftime(self, format, self._microsecond, (
            1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def __repr__(self):
        text = f"{self._hour}, {self._minute}"
        if self._second or self._microsecond:
            text += f", {self._second}"
        if self._microsecond:
            text += f", {self._microsecond}"
        if self._fold:
            text += ", fold=1"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"{_dt_name(self)}({text})"

    def __str__(self):
        return self.isoformat()

    def _micro(self):
        us = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        offset = self.utcoffset()
        return us if offset is None else us - offset._total()

    def _order(self, other):
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._micro() - other._micro()

    def __eq__(self, other):
        if not isinstance(other, _Time):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            return False
        return self._order(other) == 0

    def __lt__(self, other):
        return self._order(other) < 0 if isinstance(other, _Time) else NotImplemented

    def __le__(self, other):
        return self._order(other) <= 0 if isinstance(other, _Time) else NotImplemented

    def __gt__(self, other):
        return self._order(other) > 0 if isinstance(other, _Time) else NotImplemented

    def __ge__(self, other):
        return self._order(other) >= 0 if isinstance(other, _Time) else NotImplemented

    def __hash__(self):
        if self.utcoffset() is None:
            us = self._microsecond
            return hash(bytes([self._hour, self._minute, self._second, us >> 16, us >> 8 & 255,
                               us & 255]))
        return hash(_delta_of(self._micro()))


_Time = time
time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta.resolution


def _warn_of_utc(name, instead):
    if _minor >= 12:
        what = "represent datetimes in UTC"
        _warn_from(1, f"datetime.datetime.{name}() is deprecated and scheduled for removal in a future "
                   f"version. Use timezone-aware objects to {what}: "
                   f"datetime.datetime.{instead}datetime.UTC).", DeprecationWarning)


class datetime(date):
    __module__ = "datetime"
    _tp_name_ = "datetime.datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *, fold=0):
        _need_fields(cls, year, month, day)
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = _new(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second = hour, minute, second
        self._microsecond, self._tzinfo, self._fold = microsecond, tzinfo, fold
        return self

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    @classmethod
    def now(cls, tz=None):
        return _datetime_at(cls, _now_microseconds(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        _warn_of_utc("utcnow", "now(")
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        return _datetime_at(cls, _timestamp_microseconds(timestamp), tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        _warn_of_utc("utcfromtimestamp", "fromtimestamp(timestamp, ")
        return _datetime_at(cls, _timestamp_microseconds(timestamp), None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _Date):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {_type_name(date)}")
        if not isinstance(time, _Time):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {_type_name(time)}")
        return cls(date._year, date._month, date._day, time._hour, time._minute, time._second,
                   time._microsecond, time._tzinfo if tzinfo is True else tzinfo, fold=time._fold)

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        split = _iso_date_length(text)
        day = _parse_iso_date(text[:split])
        clock = _parse_iso_time(text[split + 1:]) if len(text) > split else ()
        if day is None or clock is None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*day, *clock)

    @classmethod
    def strptime(cls, text, format, /):
        for place, argument in enumerate((text, format)):
            if not isinstance(argument, str):
                raise TypeError(f"strptime() argument {place + 1} must be str, not "
                                f"{_type_name(argument)}")
        found = _strptime(text, format)
        zone = None
        if found.offset is not None:
            zone = timezone(_delta_of(found.offset)) if found.zone is None else \
                timezone(_delta_of(found.offset), found.zone)
        return cls(found.year, found.month, found.day, found.hour, found.minute, found.second,
                   found.microsecond, zone)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day,
                          self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def date(self):
        return _Date(self._year, self._month, self._day)

    def time(self):
        return _Time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _Time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo,
                     fold=self._fold)

    def utcoffset(self):
        return _call_zone(self._tzinfo, "utcoffset", self)

    def dst(self):
        return _call_zone(self._tzinfo, "dst", self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    # Microseconds since 1970, as the clock on the wall shows them.
    def _wall(self):
        seconds = ((self.toordinal() - 719163) * 24 + self._hour) * 3600 + self._minute * 60
        return (seconds + self._second) * 1000000 + self._microsecond

    def _instant(self):
        offset = self.utcoffset()
        return self._wall() if offset is None else self._wall() - offset._total()

    def timestamp(self):
        return self._instant() / 1000000

    def astimezone(self, tz=None):
        _check_zone(tz)
        tz = _local_zone if tz is None else tz
        if self._tzinfo is tz:
            return self
        return tz.fromutc(_datetime_of(type(self), self._instant(), tz))

    def timetuple(self):
        dst = self.dst()
        return self._fields(self._hour, self._minute, self._second,
                            -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        when = _datetime_of(_Datetime, self._instant(), None)
        return when._fields(when._hour, when._minute, when._second, 0)

    def ctime(self):
        return (f"{_day_abbreviations[self.weekday()]} {_month_abbreviations[self._month]} "
                f"{self._day:2} {self._hour:02}:{self._minute:02}:{self._second:02} "
                f"{self._year:04}")

    def isoformat(self, sep="T", timespec="auto"):
        return (f"{self._year:04}-{self._month:02}-{self._day:02}{sep}"
                + _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def strftime(self, format):
        if self._tzinfo is not None:
            return _date_strftime(self, format, self._microsecond, self.timetuple())
        return _date_strftime(self, format, self._microsecond, (
            self._year, self._month, self._day, self._hour, self._minute, self._second,
            self.weekday(), _day_of_year(self._year, self._month, self._day), -1))

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute, self._second,
                  self._microsecond]
        while len(fields) > 5 and not fields[-1]:
            del fields[-1]
        text = ", ".join([str(x) for x in fields])
        if self._fold:
            text += ", fold=1"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"{_dt_name(self)}({text})"

    def __str__(self):
        return self.isoformat(" ")

    def __add__(self, other):
        if not isinstance(other, _Timedelta):
            return NotImplemented
        return _datetime_of(type(self), self._wall() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, _Timedelta):
            return _datetime_of(type(self), self._wall() - other._total(), self._tzinfo)
        if not isinstance(other, _Datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return _delta_of(self._wall() - other._wall())
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return _delta_of(self._instant() - other._instant())

    def _order(self, other):
        if not isinstance(other, _Datetime):
            raise TypeError(f"can't compare {_type_name(self)} to {_type_name(other)}")
        if self._tzinfo is other._tzinfo:
            return self._wall() - other._wall()
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._instant() - other._instant()

    def __eq__(self, other):
        if not isinstance(other, _Datetime):
            return False if isinstance(other, _Date) else NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            return False
        return self._order(other) == 0

    def __lt__(self, other):
        return self._order(other) < 0 if isinstance(other, _Date) else NotImplemented

    def __le__(self, other):
        return self._order(other) <= 0 if isinstance(other, _Date) else NotImplemented

    def __gt__(self, other):
        return self._order(other) > 0 if isinstance(other, _Date) else NotImplemented

    def __ge__(self, other):
        return self._order(other) >= 0 if isinstance(other, _Date) else NotImplemented

    def __hash__(self):
        if self.utcoffset() is None:
            us = self._microsecond
            return hash(bytes([self._year >> 8, self._year & 255, self._month, self._day,
                               self._hour, self._minute, self._second, us >> 16, us >> 8 & 255,
                               us & 255]))
        return hash(_delta_of(self._instant() + 719163 * 86400000000))


_Datetime = datetime
for _moment in date, datetime:
    for _name, _text in (("__new__", "new moment"), ("isoformat", "iso text of moment"),
                         ("__str__", "text of moment"), ("__add__", "add to moment"),
                         ("__sub__", "subtract from moment"), ("__eq__", "moment =="),
                         ("__lt__", "moment <"), ("__le__", "moment <="), ("__gt__", "moment >"),
                         ("__ge__", "moment >=")):
        _shortcut(getattr(_moment, _name), _text)
del _moment, _name, _text


# The clock on the wall shows so many microseconds since 1970.
def _datetime_of(cls, microseconds, tz):
    if not -62135596800000000 <= microseconds < 253402300800000000:
        raise OverflowError("date value out of range")
    return cls(*_fields_of_microseconds(microseconds), tz)


def _datetime_at(cls, microseconds, tz):
    _check_zone(tz)
    fields = _fields_of_microseconds(microseconds)
    return cls(*fields) if tz is None else tz.fromutc(cls(*fields, tz))


_shortcut(_datetime_of, "moment of")
_shortcut(_datetime_at, "moment of")
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta.resolution

_datetime_minyear, _datetime_maxyear = 1, 9999
_export("datetime", """date time datetime timezone tzinfo UTC=_utc MINYEAR=_datetime_minyear
MAXYEAR=_datetime_maxyear""")
