# Everything of datetime once: values, texts, arithmetic, comparisons, errors.
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


class Central(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if dt is not None and 4 <= dt.month <= 9 else timedelta(0)

    def tzname(self, dt):
        return "CEST" if self.dst(dt) else "CET"


ten = datetime(2024, 1, 1, 10)
india = timezone(timedelta(hours=5, minutes=30), "IST")
aware = datetime(2024, 5, 17, 8, 30, 15, 250, india)
leap = date(2024, 2, 29)
print(datetime.now(), datetime.now(UTC), datetime.utcnow(), datetime.today(), date.today(),
      datetime.now(india), repr(datetime.now()))

for make in (
        lambda: date(0, 1, 1), lambda: date(2023, 2, 30), lambda: date("x", 1, 1),
        lambda: date(1.0, 1, 1), lambda: date(2023), lambda: date(), lambda: date(2023, 13, 1),
        lambda: time(24), lambda: time(1, 60), lambda: time(1, 2, 60),
        lambda: time(1, 2, 3, 4000000), lambda: time(fold=2), lambda: datetime(2024, 1, 1, 25),
        lambda: datetime(2024, 1, 1, tzinfo=3), lambda: timezone(1),
        lambda: timezone(timedelta(1)), lambda: timedelta("x"), lambda: timedelta(days=10 ** 9),
        lambda: date(2024, 1, 1), lambda: time(1), lambda: time(1, 2, 3, 4, UTC),
        lambda: datetime(2024, 1, 1, 1, 2, 3, 4, UTC, fold=1), lambda: datetime(2024, 1, 1),
        lambda: datetime.min, lambda: datetime.max, lambda: date.max, lambda: time.max,
        lambda: (MINYEAR, MAXYEAR, timedelta.min, str(timedelta.max), timedelta.resolution)):
    show(make)

for text in (ten, aware, leap, time(1, 2), time(1, 2, 3, 40), time(5, tzinfo=india), india, UTC,
             timezone(timedelta(hours=-5)), timezone(timedelta(hours=1, seconds=3)),
             timedelta(0), timedelta(1), timedelta(2, 3), timedelta(days=-1, seconds=5),
             timedelta(1, 2, 3), timedelta(hours=30, minutes=5)):
    print(str(text), repr(text), f"{text}", sep=" | ")

print("timedelta")
for compute in (
        lambda: timedelta(0.1, 0.2, 0.3), lambda: timedelta(microseconds=0.5),
        lambda: timedelta(microseconds=1.5), lambda: timedelta(milliseconds=1.25),
        lambda: timedelta(weeks=1, days=-1, hours=2.5), lambda: timedelta(seconds=1) * 0.1,
        lambda: 3 * timedelta(seconds=1), lambda: timedelta(seconds=1) / 3,
        lambda: timedelta(seconds=10) / timedelta(seconds=4), lambda: timedelta(seconds=7) // 2,
        lambda: timedelta(seconds=7) // timedelta(seconds=2), lambda: timedelta(seconds=7) / 2.5,
        lambda: divmod(timedelta(seconds=7), timedelta(seconds=2)),
        lambda: timedelta(seconds=-7) % timedelta(seconds=2), lambda: abs(timedelta(-1, 5)),
        lambda: -timedelta(hours=1), lambda: +timedelta(hours=1), lambda: bool(timedelta()),
        lambda: timedelta(hours=-1).total_seconds(), lambda: timedelta(1, 2, 3).total_seconds(),
        lambda: (timedelta(1, 2, 3).days, timedelta(1, 2, 3).seconds,
                 timedelta(1, 2, 3).microseconds),
        lambda: timedelta(1) / 0, lambda: timedelta(1) // timedelta(0),
        lambda: timedelta(1) / timedelta(0), lambda: timedelta(1) % timedelta(0),
        lambda: timedelta(1) // 0, lambda: timedelta(1) < 1, lambda: timedelta(1) + 1,
        lambda: timedelta(1) == 1, lambda: timedelta(1) > timedelta(hours=23),
        lambda: sum([timedelta(hours=1), timedelta(minutes=5)], timedelta()),
        lambda: max(timedelta(1), timedelta(2)), lambda: {timedelta(1): "a"}[timedelta(hours=24)],
        lambda: timedelta(1) == timedelta(seconds=86400), lambda: hash(timedelta(1)),
        lambda: round(timedelta(seconds=100).total_seconds() / 60, 2)):
    show(compute)

print("arithmetic and comparison")
for compute in (
        lambda: ten + timedelta(hours=15), lambda: timedelta(days=60) + ten,
        lambda: ten - timedelta(days=1, microseconds=1), lambda: ten - datetime(2023, 12, 25),
        lambda: leap + timedelta(days=366), lambda: leap - date(2024, 1, 1),
        lambda: leap - timedelta(hours=30), lambda: datetime(1, 1, 1) - timedelta(1),
        lambda: date(1, 1, 1) - timedelta(1), lambda: date.max + timedelta(1),
        lambda: ten < date(2024, 1, 1), lambda: ten < 1, lambda: date(2024, 1, 1) < ten,
        lambda: ten == date(2024, 1, 1), lambda: ten < aware, lambda: ten - aware,
        lambda: ten == aware, lambda: ten + 1, lambda: 1 + ten, lambda: ten - "x",
        lambda: ten + ten, lambda: aware == aware.astimezone(UTC), lambda: aware - aware.astimezone(UTC),
        lambda: time(1) < time(2), lambda: time(1) < time(2, tzinfo=UTC),
        lambda: time(1) == time(2, tzinfo=UTC), lambda: time(1) == 5, lambda: leap != 5,
        lambda: sorted([leap, date(2024, 1, 2), date.min]), lambda: max(ten, datetime(2025, 1, 1)),
        lambda: len({ten, datetime(2024, 1, 1, 10), leap, date(2024, 2, 29)}),
        lambda: hash(aware) == hash(aware.astimezone(UTC)), lambda: hash(ten), lambda: hash(leap),
        lambda: hash(time(1, 2, 3, 4)), lambda: bool(time(0)), lambda: isinstance(ten, date)):
    show(compute)

print("methods")
for call in (
        lambda: (ten.year, ten.month, ten.day, ten.hour, ten.minute, ten.second, ten.microsecond,
                 ten.tzinfo, ten.fold),
        lambda: ten.date(), lambda: ten.time(), lambda: aware.timetz(), lambda: ten.timestamp(),
        lambda: aware.timestamp(), lambda: ten.weekday(), lambda: leap.isoweekday(),
        lambda: ten.isocalendar(), lambda: date(2021, 1, 3).isocalendar().week,
        lambda: date(2020, 12, 31).isocalendar()[0], lambda: tuple(date(2018, 12, 31).isocalendar()),
        lambda: ten.toordinal(), lambda: date.fromordinal(738886), lambda: date.fromordinal(0),
        lambda: date.fromisocalendar(2024, 1, 1), lambda: date.fromisocalendar(2024, 60, 1),
        lambda: date.fromisocalendar(2024, 1, 9), lambda: ten.timetuple(),
        lambda: aware.utctimetuple(), lambda: leap.timetuple()[:3], lambda: ten.ctime(),
        lambda: leap.ctime(), lambda: ten.replace(hour=3, tzinfo=UTC), lambda: ten.replace(month=13),
        lambda: leap.replace(day=1), lambda: time(1, 2).replace(minute=5, second=7),
        lambda: datetime.combine(leap, time(1, 2)), lambda: datetime.combine(leap, time(1), UTC),
        lambda: datetime.combine(1, 2), lambda: ten.astimezone(UTC), lambda: ten.astimezone(),
        lambda: aware.astimezone(timezone(timedelta(hours=-8))), lambda: ten.astimezone(3),
        lambda: ten.dst(), lambda: ten.tzname(), lambda: ten.utcoffset(), lambda: aware.utcoffset(),
        lambda: aware.tzname(), lambda: UTC.utcoffset(3), lambda: UTC.utcoffset(ten),
        lambda: timezone(timedelta(0)) is UTC, lambda: timezone.utc is UTC,
        lambda: datetime.fromtimestamp(0), lambda: datetime.fromtimestamp(1.9999999),
        lambda: datetime.fromtimestamp(-1.5), lambda: datetime.fromtimestamp(1e20),
        lambda: datetime.fromtimestamp(1704103200, UTC), lambda: datetime.fromtimestamp("x"),
        lambda: datetime.utcfromtimestamp(0.0000005), lambda: date.fromtimestamp(86400 * 365),
        lambda: tzinfo().utcoffset(None), lambda: ten.foo,
        lambda: datetime(2024, 1, 1, tzinfo=Central()), lambda: 0):
    text = None
    try:
        text = repr(call())
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
    print(text if "Central" not in text else "a Central date")

central = datetime(2024, 7, 1, 12, tzinfo=Central())
print(central.isoformat(), central.tzname(), central.dst(), central.astimezone(UTC))
print(datetime(2024, 7, 1, 10, tzinfo=UTC).astimezone(Central()), central.timetuple().tm_isdst)

print("texts")
for call in (
        lambda: ten.isoformat(), lambda: ten.isoformat(" ", "minutes"),
        lambda: aware.isoformat(timespec="milliseconds"), lambda: ten.isoformat(timespec="hours"),
        lambda: ten.isoformat(timespec="foo"), lambda: time(1, 2, 3).isoformat("microseconds"),
        lambda: ten.strftime("%z|%Z|%f|%%f|%q"), lambda: aware.strftime("%z|%Z|%f|%H:%M:%S"),
        lambda: aware.strftime("%a %A %b %B %c %d %e %H %I %j %m %M %p %S %U %w %W %x %X %y %Y"),
        lambda: aware.strftime("%G-W%V-%u %D %F %T %R %r %n%t %C %h %k %l %P %s %%"),
        lambda: leap.strftime("%d/%m/%y %H"), lambda: time(1, 2, 3).strftime("%Y %H %M"),
        lambda: aware.strftime("%-d.%-m. %_d %5Y %^a %#p %E %Ey"),
        lambda: f"{ten:%H:%M}", lambda: f"{leap:%d %b}", lambda: format(ten, ""),
        lambda: "{:%Y}".format(ten), lambda: ten.strftime(3)):
    show(call)

for text in ("2024-01-01", "20240101", "2024-01-01T10:20:30", "2024-01-01 10:20:30.5",
             "20240102T030405.123456789Z", "2024-W01-2", "2024W012", "2024-01-01T10:20:30+05:30",
             "2024-01-01T10:20:30-0500", "2024-01-01x10", "2024-01-01T10:20:30,5", "2024-01-01T",
             "2024-13-01", "2024-01-01T25:00", "hello", "2024-1-1", "", "2024-01-01T10:20:3",
             "2024-01-01T10:20:30Z5"):
    show(lambda: datetime.fromisoformat(text))
show(lambda: datetime.fromisoformat(3))
for text in ("2024-02-29", "20240229", "2023-02-29", "2024-W09", "hello"):
    show(lambda: date.fromisoformat(text))
for text in ("10", "1020", "10:20", "T10:20:30.5", "10:20:30+01:00", "24:00", "hello"):
    show(lambda: time.fromisoformat(text))

for text, format in (
        ("2024-01-01 10:00:00", "%Y-%m-%d %H:%M:%S"), ("17 May 2024", "%d %b %Y"),
        ("Friday, 17 May 2024", "%A, %d %B %Y"), ("05/17/24 03:04 PM", "%m/%d/%y %I:%M %p"),
        ("12:30 am", "%I:%M %p"), ("24 060", "%y %j"), ("3 2024 1", "%W %Y %w"),
        ("2024 00 0", "%Y %U %w"), ("2024-W20-5", "%G-W%V-%u"), ("10:00:00.5", "%H:%M:%S.%f"),
        ("2024-01-01 10:00:00.25 +0530", "%Y-%m-%d %H:%M:%S.%f %z"), ("Z", "%z"),
        ("-05:30:15", "%z"), ("UTC", "%Z"), ("20240517", "%Y%m%d"), ("2024111", "%Y%m%d"),
        ("  5", " %d"), ("5  6", "%d %m"), ("99", "%y"), ("50%", "%M%%"),
        ("Mon Jan  1 10:00:00 2024", "%c"), ("01/02/03", "%x"),
        ("x", "%Y"), ("2024-01", "%Y"), ("2024", "%Q"), ("2024", "%"), ("30 Feb 2024", "%d %b %Y"),
        ("29 Feb", "%d %b"), ("31 04", "%d %m"), ("2024 20", "%Y %V"), ("", "%Y")):
    show(lambda: datetime.strptime(text, format))
show(lambda: datetime.strptime(1, "x"))
