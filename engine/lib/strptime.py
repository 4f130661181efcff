

# --- strptime.py: texts to dates and times ----------------------------------------------------------

def _iso_date_length(text):
    if len(text) < 7:
        return len(text)
    if text[4] == "-":
        if text[5] == "W":
            return 10 if len(text) > 8 and text[8] == "-" else 8
        return 10
    if text[4] == "W":
        digits = 7
        while digits < len(text) and text[digits].isdigit():
            digits += 1
        return 7 if digits < 9 and digits % 2 == 1 and digits != 8 else 8
    return 8


def _iso_number(text, start, length):
    part = text[start:start + length]
    return int(part) if len(part) == length and part.isascii() and part.isdigit() else None


def _parse_iso_date(text):
    if len(text) not in (7, 8, 10):
        return None
    year = _iso_number(text, 0, 4)
    dashes = text[4] == "-"
    rest = text[5 if dashes else 4:]
    if rest[:1] == "W":
        return _parse_iso_week(year, rest[1:], dashes)
    if len(text) != (10 if dashes else 8) or dashes and rest[2] != "-":
        return None
    month, day = _iso_number(rest, 0, 2), _iso_number(rest, 3 if dashes else 2, 2)
    return None if None in (year, month, day) else (year, month, day)


def _parse_iso_week(year, rest, dashes):
    week, day = _iso_number(rest, 0, 2), 1
    if len(rest) > 2:
        if dashes and (rest[2] != "-" or len(rest) != 4) or not dashes and len(rest) != 3:
            return None
        day = _iso_number(rest, 3 if dashes else 2, 1)
    if None in (year, week, day):
        return None
    found = _Date.fromisocalendar(year, week, day)
    return found._year, found._month, found._day


# hour, minute, second, microsecond of "10:20:30.5" or "102030.5".
def _parse_iso_clock(text):
    fields, place = [0, 0, 0, 0], 0
    colons = text[2:3] == ":"
    for index in range(3):
        number = _iso_number(text, place, 2)
        if number is None:
            return None
        fields[index] = number
        place += 2
        if place == len(text):
            return fields
        if index == 2:
            break
        if colons:
            if text[place] != ":":
                return None
            place += 1
    if text[place] not in ".,":
        if colons and index < 2:
            return None
        return None
    digits = text[place + 1:]
    if not digits or not digits.isascii() or not digits.isdigit():
        return None
    fields[3] = int((digits + "00000")[:6])
    return fields


def _parse_iso_time(text):
    end = len(text)
    for sign in "+-Z":
        if sign in text:
            end = min(end, text.index(sign))
    fields = _parse_iso_clock(text[:end])
    if fields is None:
        return None
    if end == len(text):
        return fields + [None]
    if text[end] == "Z":
        return fields + [_utc] if end + 1 == len(text) else None
    offset = _parse_iso_clock(text[end + 1:])
    if offset is None:
        return None
    delta = timedelta(hours=offset[0], minutes=offset[1], seconds=offset[2],
                      microseconds=offset[3])
    return fields + [_Timezone(-delta if text[end] == "-" else delta)]


_day_names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_month_names = ("", "january", "february", "march", "april", "may", "june", "july", "august",
                "september", "october", "november", "december")

# What a directive of digits takes: the most digits, the smallest and the greatest number.
_strptime_digits = {"d": (2, 1, 31), "H": (2, 0, 23), "I": (2, 1, 12), "j": (3, 1, 366),
                    "m": (2, 1, 12), "M": (2, 0, 59), "S": (2, 0, 61), "U": (2, 0, 53),
                    "W": (2, 0, 53), "w": (1, 0, 6), "u": (1, 1, 7), "V": (2, 1, 53)}
_strptime_names = {"a": [n[:3] for n in _day_names], "A": _day_names,
                   "b": [n[:3] for n in _month_names], "B": _month_names, "p": ("am", "pm"),
                   "Z": ("utc", "gmt")}
_strptime_several = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


class _Found:  # what a text says
    def __init__(self):
        self.year, self.month, self.day = 1900, 1, 1
        self.hour = self.minute = self.second = self.microsecond = 0
        self.weekday = self.yearday = self.offset = self.zone = None
        self.dst = -1


# The places where what a directive takes may end, the best first.
def _strptime_ends(letter, text, at):
    if letter in _strptime_digits:
        most, low, high = _strptime_digits[letter]
        ends = []
        for length in range(most, 0, -1):
            number = _iso_number(text, at, length)
            if number is not None and low <= number <= high:
                ends.append(at + length)
        if letter == "d" and text[at:at + 1] == " " and text[at + 1:at + 2] in tuple("123456789"):
            ends.append(at + 2)
        return ends
    if letter in "yYG":
        length = 2 if letter == "y" else 4
        return [at + length] if _iso_number(text, at, length) is not None else []
    if letter == "f":
        return [at + n for n in range(6, 0, -1) if _iso_number(text, at, n) is not None]
    if letter == "z":
        return _strptime_zone_ends(text, at)
    names = [name for name in _strptime_names[letter] if name]
    names.sort(key=len, reverse=True)
    return [at + len(name) for name in names if text[at:at + len(name)].lower() == name]


def _strptime_zone_ends(text, at):
    if text[at:at + 1] == "Z":
        return [at + 1]
    if text[at:at + 1] not in ("+", "-") or _iso_number(text, at + 1, 2) is None:
        return []
    colon = text[at + 3:at + 4] == ":"
    end = at + (4 if colon else 3)
    if (_iso_number(text, end, 2) or 0) > 59 or _iso_number(text, end, 2) is None:
        return []
    end += 2
    ends = [end]
    rest = end + (text[end:end + 1] == ":")
    if _iso_number(text, rest, 2) is not None and int(text[rest:rest + 2]) < 62:
        ends.insert(0, rest + 2)
        if text[rest + 2:rest + 3] == ".":
            digits = 0
            while digits < 6 and text[rest + 3 + digits:rest + 4 + digits].isdigit():
                digits += 1
            if digits:
                ends.insert(0, rest + 3 + digits)
    return ends


def _strptime_split(format):
    parts, place = [], 0
    while place < len(format):
        c = format[place]
        place += 1
        if c.isspace():
            while place < len(format) and format[place].isspace():
                place += 1
            parts.append((" ", ""))
        elif c != "%":
            parts.append(("", c))
        else:
            if place == len(format):
                raise ValueError(f"stray % in format '{format}'")
            letter = format[place]
            place += 1
            if letter == "%":
                parts.append(("", "%"))
            elif letter in _strptime_several:
                parts += _strptime_split(_strptime_several[letter])
            elif letter in "yYGfz" or letter in _strptime_digits or letter in _strptime_names:
                parts.append(("%", letter))
            else:
                raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
    return parts


# Where the text ends that the parts from index on take, or None; values gets what they took.
def _strptime_match(parts, index, text, at, values):
    while index < len(parts):
        kind, what = parts[index]
        if kind == "":
            if text[at:at + 1].lower() != what.lower():
                return None
            at += 1
        elif kind == " ":
            if not text[at:at + 1].isspace():
                return None
            while text[at:at + 1].isspace():
                at += 1
        else:
            for end in _strptime_ends(what, text, at):
                values[what] = text[at:end]
                result = _strptime_match(parts, index + 1, text, end, values)
                if result is not None:
                    values[what] = text[at:end]
                    return result
            return None
        index += 1
    return at


def _strptime(text, format):
    values = {}
    end = _strptime_match(_strptime_split(format), 0, text, 0, values)
    if end is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if end != len(text):
        raise ValueError("unconverted data remains: " + text[end:])
    found = _Found()
    _strptime_time(found, values)
    _strptime_date(found, values)
    if "z" in values:
        found.offset = _strptime_offset(values["z"])
    if "Z" in values:
        found.dst = 0
        found.zone = values["Z"].upper() if found.offset is not None else None
    return found


def _strptime_offset(text):
    if text == "Z":
        return 0
    digits = text[1:].replace(":", "")
    whole, _, fraction = digits.partition(".")
    seconds = int(whole[:2]) * 3600 + int(whole[2:4]) * 60 + int(whole[4:] or 0)
    microseconds = seconds * 1000000 + int((fraction + "000000")[:6])
    return -microseconds if text[0] == "-" else microseconds


def _strptime_time(found, values):
    if "H" in values:
        found.hour = int(values["H"])
    elif "I" in values:
        found.hour = int(values["I"]) % 12 + (12 if values.get("p", "").lower() == "pm" else 0)
    if "M" in values:
        found.minute = int(values["M"])
    if "S" in values:
        found.second = int(values["S"])
    if "f" in values:
        found.microsecond = int((values["f"] + "00000")[:6])


def _strptime_date(found, values):
    year = iso_year = None
    if "y" in values:
        year = int(values["y"])
        year += 2000 if year <= 68 else 1900
    if "Y" in values:
        year = int(values["Y"])
    if "G" in values:
        iso_year = int(values["G"])
    if "B" in values:
        found.month = _month_names.index(values["B"].lower())
    if "b" in values:
        found.month = [n[:3] for n in _month_names].index(values["b"].lower())
    if "m" in values:
        found.month = int(values["m"])
    if "d" in values:
        found.day = int(values["d"])
    weekday = _strptime_weekday(values)
    yearday = int(values["j"]) if "j" in values else None
    _strptime_check_iso(iso_year, year, weekday, yearday, values)
    leap = year is None and found.month == 2 and found.day == 29
    found.year = year = 1904 if leap else 1900 if year is None else year
    if yearday is None and weekday is not None:
        if "V" in values:
            date = _Date.fromisocalendar(iso_year, int(values["V"]), weekday + 1)
            found.year, found.month, found.day = year, month, day = date._key()
            yearday = _day_of_year(year, month, day)
        elif "U" in values or "W" in values:
            yearday = _strptime_week_day(found.year, weekday, values)
            if yearday <= 0:
                found.year -= 1
                yearday += 366 if _is_leap(found.year) else 365
    if yearday is not None:
        n = _ordinal_of(found.year, 1, 1) + yearday - 1
        if "d" not in values:
            found.year, found.month, found.day = _date_of_ordinal(n)
    elif found.day <= _days_in_month(found.year, found.month):
        yearday = _day_of_year(found.year, found.month, found.day)
    else:
        raise ValueError("day is out of range for month")
    found.yearday = yearday
    if weekday is None:
        weekday = (_ordinal_of(found.year, found.month, found.day) + 6) % 7
    found.weekday = weekday
    if leap:
        found.year = 1900


def _strptime_weekday(values):
    if "A" in values:
        return _day_names.index(values["A"].lower())
    if "a" in values:
        return [n[:3] for n in _day_names].index(values["a"].lower())
    if "w" in values:
        return (int(values["w"]) + 6) % 7
    return int(values["u"]) - 1 if "u" in values else None


def _strptime_check_iso(iso_year, year, weekday, yearday, values):
    if iso_year is not None:
        if yearday is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year "
                             "directive '%G'. Use '%Y' instead.")
        if "V" not in values or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive "
                             "'%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
    elif "V" in values:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive "
                             "'%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")


# The day of the year of a weekday in a week that is counted from Sunday (%U) or Monday (%W).
def _strptime_week_day(year, weekday, values):
    first = (_ordinal_of(year, 1, 1) + 6) % 7
    if "U" in values:
        first, weekday = (first + 1) % 7, (weekday + 1) % 7
    week = int(values["U"] if "U" in values else values["W"])
    before = (7 - first) % 7
    return 1 + weekday - first if week == 0 else 1 + before + 7 * (week - 1) + weekday


def _time_strptime(string, format="%a %b %d %H:%M:%S %Y"):
    for place, argument in enumerate((string, format)):
        if not isinstance(argument, str):
            raise TypeError(f"strptime() argument {place} must be str, not {type(argument)!r}")
    found = _strptime(string, format)
    offset = None if found.offset is None else found.offset // 1000000
    return struct_time((found.year, found.month, found.day, found.hour, found.minute, found.second,
                        found.weekday, found.yearday, found.dst, found.zone, offset))


class _ClockInfo:
    __module__ = "types"
    _tp_name_ = "types.SimpleNamespace"

    def __init__(self, implementation, monotonic, adjustable):
        self.implementation, self.monotonic = implementation, monotonic
        self.adjustable, self.resolution = adjustable, 1e-09

    def __repr__(self):
        fields = (f"{k}={getattr(self, k)!r}"
                  for k in ("implementation", "monotonic", "adjustable", "resolution"))
        return f"namespace({', '.join(fields)})"


_clock_infos = {"time": ("REALTIME", False, True), "monotonic": ("MONOTONIC", True, False),
                "perf_counter": ("MONOTONIC", True, False),
                "process_time": ("PROCESS_CPUTIME_ID", True, False),
                "thread_time": ("THREAD_CPUTIME_ID", True, False)}


def _time_get_clock_info(name):
    if name not in _clock_infos:
        raise ValueError("unknown clock")
    kind, monotonic, adjustable = _clock_infos[name]
    return _ClockInfo(f"clock_gettime(CLOCK_{kind})", monotonic, adjustable)


import time as _clocks

# The clocks of Linux by number: what each of them shows here, in ns.
_clock_readers = {0: _clocks.time_ns, 1: _clocks.monotonic_ns,
                  2: _clocks.process_time_ns, 3: _clocks.thread_time_ns,
                  4: _clocks.monotonic_ns, 7: _clocks.monotonic_ns}
_clock_numbers = [0, 1, 2, 3, 4, 7]
_clock_realtime, _clock_monotonic, _clock_process, _clock_thread, _clock_raw, _clock_boot = \
    _clock_numbers


def _time_clock_gettime_ns(clk_id, /):
    reader = _clock_readers.get(_as_index(clk_id))
    if reader is None:
        raise OSError(22, "Invalid argument")
    return reader()


def _time_clock_gettime(clk_id, /):
    return _time_clock_gettime_ns(clk_id) * 1e-9


def _time_clock_getres(clk_id, /):
    _time_clock_gettime_ns(clk_id)
    return 1e-09


def _time_tzset():
    pass


_time_zero, _time_tzname = 0, ("UTC", "UTC")
_export("time", """strptime=_time_strptime get_clock_info=_time_get_clock_info tzset=_time_tzset
timezone=_time_zero altzone=_time_zero daylight=_time_zero tzname=_time_tzname
clock_gettime=_time_clock_gettime clock_gettime_ns=_time_clock_gettime_ns
clock_getres=_time_clock_getres CLOCK_REALTIME=_clock_realtime CLOCK_MONOTONIC=_clock_monotonic
CLOCK_PROCESS_CPUTIME_ID=_clock_process CLOCK_THREAD_CPUTIME_ID=_clock_thread
CLOCK_MONOTONIC_RAW=_clock_raw CLOCK_BOOTTIME=_clock_boot""")
