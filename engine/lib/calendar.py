

# --- calendar.py: calendar ----------------------------------------------------------------------------

class IllegalMonthError(ValueError):
    __module__ = "calendar"

    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


class IllegalWeekdayError(ValueError):
    __module__ = "calendar"

    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"


MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
_calendar_january, _calendar_february = 1, 2
_month_lengths = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
day_name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
day_abbr = [name[:3] for name in day_name]
month_name = ["", "January", "February", "March", "April", "May", "June", "July", "August",
              "September", "October", "November", "December"]
month_abbr = [name[:3] for name in month_name]


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    y1, y2 = y1 - 1, y2 - 1
    return y2 // 4 - y1 // 4 - (y2 // 100 - y1 // 100) + (y2 // 400 - y1 // 400)


def weekday(year, month, day):
    if not 1 <= year <= 9999:
        year = 2000 + year % 400
    return _calendar_date(year, month, day).weekday()


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), _month_lengths[month] + (month == 2 and isleap(year))


class Calendar:
    __module__ = "calendar"

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def getfirstweekday(self):
        return self._firstweekday % 7

    def setfirstweekday(self, firstweekday):
        self._firstweekday = firstweekday

    firstweekday = property(getfirstweekday, setfirstweekday)

    def iterweekdays(self):
        for i in range(self.firstweekday, self.firstweekday + 7):
            yield i % 7

    def itermonthdays(self, year, month):
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        yield from [0] * before
        yield from range(1, days + 1)
        yield from [0] * ((self.firstweekday - first - days) % 7)

    def itermonthdays2(self, year, month):
        for i, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, i % 7

    def itermonthdays3(self, year, month):
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        start = _calendar_date(year, month, 1)
        count = before + days + (self.firstweekday - first - days) % 7
        for i in range(count):
            day = start + timedelta(i - before)
            yield day.year, day.month, day.day

    def itermonthdays4(self, year, month):
        for i, (y, m, d) in enumerate(self.itermonthdays3(year, month)):
            yield y, m, d, (self.firstweekday + i) % 7

    def itermonthdates(self, year, month):
        for y, m, d in self.itermonthdays3(year, month):
            yield _calendar_date(y, m, d)

    def _weeks(self, days):
        days = list(days)
        return [days[i:i + 7] for i in range(0, len(days), 7)]

    def monthdatescalendar(self, year, month):
        return self._weeks(self.itermonthdates(year, month))

    def monthdays2calendar(self, year, month):
        return self._weeks(self.itermonthdays2(year, month))

    def monthdayscalendar(self, year, month):
        return self._weeks(self.itermonthdays(year, month))

    def _rows(self, width, month_of):
        months = [month_of(m) for m in range(1, 13)]
        return [months[i:i + width] for i in range(0, 12, width)]

    def yeardatescalendar(self, year, width=3):
        return self._rows(width, lambda m: self.monthdatescalendar(year, m))

    def yeardays2calendar(self, year, width=3):
        return self._rows(width, lambda m: self.monthdays2calendar(year, m))

    def yeardayscalendar(self, year, width=3):
        return self._rows(width, lambda m: self.monthdayscalendar(year, m))


class TextCalendar(Calendar):
    __module__ = "calendar"

    def prweek(self, theweek, width):
        print(self.formatweek(theweek, width), end="")

    def formatday(self, day, weekday, width):
        return ("" if day == 0 else f"{day:2d}").center(width)

    def formatweek(self, theweek, width):
        return " ".join([self.formatday(d, wd, width) for d, wd in theweek])

    def formatweekday(self, day, width):
        names = day_name if width >= 9 else day_abbr
        return names[day][:width].center(width)

    def formatweekheader(self, width):
        return " ".join([self.formatweekday(i, width) for i in self.iterweekdays()])

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        if not 1 <= themonth <= 12:
            raise IllegalMonthError(themonth)
        name = month_name[themonth]
        return (f"{name} {theyear!r}" if withyear else name).center(width)

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w, l = max(2, w), max(1, l)
        text = self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1).rstrip() + "\n" * l
        text += self.formatweekheader(w).rstrip() + "\n" * l
        for week in self.monthdays2calendar(theyear, themonth):
            text += self.formatweek(week, w).rstrip() + "\n" * l
        return text

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        w, l, c = max(2, w), max(1, l), max(2, c)
        column = (w + 1) * 7 - 1
        gap = " " * c

        def row(cells):
            return gap.join([cell.center(column) for cell in cells]).rstrip()
        lines = [repr(theyear).center(column * m + c * (m - 1)).rstrip(), "\n" * l]
        header = self.formatweekheader(w)
        for i, months in enumerate(self.yeardays2calendar(theyear, m)):
            numbers = range(m * i + 1, min(m * (i + 1) + 1, 13))
            lines.append("\n" * l)
            lines.append(row([self.formatmonthname(theyear, k, column, False) for k in numbers]))
            lines.append("\n" * l)
            lines.append(row([header for _ in numbers]))
            lines.append("\n" * l)
            for j in range(max([len(weeks) for weeks in months])):
                lines.append(row(["" if j >= len(weeks) else self.formatweek(weeks[j], w)
                                  for weeks in months]))
                lines.append("\n" * l)
        return "".join(lines)

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end="")


_calendar_date = date
_text_calendar = TextCalendar()


def _calendar_setfirst(firstweekday):
    if not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    _text_calendar.firstweekday = firstweekday


def _calendar_first():
    return _text_calendar.firstweekday


def timegm(tuple):
    year, month, day, hour, minute, second = tuple[:6]
    days = _calendar_date(year, month, 1).toordinal() - 719163 + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second


_forgetters.append(lambda: _calendar_setfirst(0))
for _name, _function in (
        ("monthcalendar", _text_calendar.monthdayscalendar), ("month", _text_calendar.formatmonth),
        ("calendar", _text_calendar.formatyear), ("prmonth", _text_calendar.prmonth),
        ("prcal", _text_calendar.pryear), ("weekheader", _text_calendar.formatweekheader),
        ("week", _text_calendar.formatweek), ("prweek", _text_calendar.prweek)):
    _put("calendar", _name, _function)
del _name, _function
_export("calendar", """IllegalMonthError IllegalWeekdayError setfirstweekday=_calendar_setfirst
firstweekday=_calendar_first isleap leapdays weekday monthrange timegm Calendar TextCalendar
month_name month_abbr day_name day_abbr MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY
January=_calendar_january February=_calendar_february""")
