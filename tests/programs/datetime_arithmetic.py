# Dates, times and what lies between them: sums, differences, order and texts, at the edges too.
from datetime import date, datetime, time, timedelta, timezone


def tried(function, *args, **kwds):
    try:
        return function(*args, **kwds)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for args, kwds in (((2024, 2, 29), {}), ((2023, 2, 29), {}), ((2024, 12, 31, 23, 59, 59, 999999), {}),
                   ((2024, 1), {}), ((2024, 1, 1, 24), {}), ((0, 1, 1), {}), ((9999, 12, 31), {"hour": 5}),
                   ((2024, 1, 1), {"minute": 3, "microsecond": 7}), ((2024, 1, 1), {"fold": 1}),
                   ((2024, 1, 1.0), {}), ((True, True, True), {}), ((2024, 4, 31), {}), ((), {"day": 2}),
                   ((2024, 1, 1, 0, 0, 0, 0, timezone.utc), {})):
    print(repr(tried(datetime, *args, **kwds)), "|", "" if kwds else repr(tried(date, *args[:3])))
for kwds in ({}, {"days": 1}, {"days": -1, "seconds": 5}, {"hours": 1.5}, {"weeks": 2, "minutes": -3},
             {"milliseconds": 1500}, {"microseconds": -1}, {"days": 10 ** 9}, {"seconds": 10 ** 20},
             {"seconds": True}, {"years": 1}, {"hours": "2"}, {"days": 999999999, "hours": 23}):
    d = tried(timedelta, **kwds)
    print(repr(d), str(d), d == timedelta(1), d.total_seconds() if isinstance(d, timedelta) else "")
print(timedelta(1, 2, 3, 4, 5, 6, 7))
a, b = timedelta(days=3, hours=5), timedelta(minutes=-90)
print(a + b, a - b, b - a, -b, abs(b), a * 2, a / 2, a / b, a // b, a % b, divmod(a, b), a > b, a != b)
print(sorted([a, b, timedelta()]), sum([a, b], timedelta()), bool(timedelta()), hash(a) == hash(a + b - b))
for wrong in (lambda: a + 1, lambda: 1 - a, lambda: a < 1, lambda: a == 1, lambda: timedelta.max + a,
              lambda: timedelta.min - timedelta(microseconds=1), lambda: a + date(2024, 1, 1)):
    print(tried(wrong))
day = date(2024, 2, 28)
for n in (-60, -1, 0, 1, 2, 366, 10000):
    moved = day + timedelta(days=n, hours=20)
    print(moved, moved - day, moved.weekday(), moved.toordinal(), date.fromordinal(moved.toordinal()) == moved,
          moved < day, moved >= day, day - timedelta(days=n, hours=1))
print(date.max - date.min, tried(lambda: date.max + timedelta(1)), tried(lambda: date.min - timedelta(1)))
when = datetime(2023, 12, 31, 23, 59, 59, 999999)
for delta in (timedelta(microseconds=1), timedelta(days=60, seconds=-1), timedelta(days=-364), timedelta(0)):
    print(when + delta, when - delta, (when + delta) - when == delta, when + delta > when, delta + when)
print(datetime.max, tried(lambda: datetime.max + timedelta(microseconds=1)), datetime.max - datetime.min)
print(tried(lambda: datetime.min - timedelta(microseconds=1)), when - datetime(1, 1, 1))
zoned = datetime(2024, 3, 10, 12, tzinfo=timezone(timedelta(hours=-5)))
print(zoned, zoned + timedelta(hours=13), zoned - datetime(2024, 3, 10, 17, tzinfo=timezone.utc), zoned.isoformat())
for wrong in (lambda: zoned < when, lambda: zoned == when, lambda: zoned - when, lambda: when < day,
              lambda: when == day, lambda: day == when, lambda: day < when, lambda: when - day,
              lambda: when + 1, lambda: day - 1, lambda: when < 3, lambda: day != 4, lambda: day - when):
    print(tried(wrong))
print(when.isoformat(" "), when.isoformat(timespec="minutes"), str(when), f"{when:%d.%m.%y %H}", when.strftime("%f %% %A %j"))
print(day.isoformat(), str(day), f"{day}", f"{day:%b %d}", when.date(), when.time(), when.replace(microsecond=0))
print(max(when, datetime(2024, 1, 1)), sorted([datetime(2024, 1, n) for n in (3, 1, 2)])[0], {when: 1}[when + timedelta()])
print(when.year, when.month, when.day, when.hour, day.year, a.days, a.seconds, a.microseconds)


class Holiday(date):
    def __new__(cls, year, month, day, name="free"):
        self = super().__new__(cls, year, month, day)
        self.name = name
        return self


class Stamp(datetime):
    def isoformat(self, sep="T"):
        return "stamp" + sep


h = Holiday(2024, 12, 24, "eve")
print(h, h.name, type(h + timedelta(1)).__name__, (h + timedelta(1)), h - date(2024, 12, 1), h > day, h.weekday())
s = Stamp(2024, 5, 6, 7)
print(s, type(s + timedelta(1)).__name__, s < when, s - when, s == datetime(2024, 5, 6, 7), str(s), s.strftime("%Y"))
once = datetime(2024, 1, 1, fold=1)
print(once.fold, (once + timedelta(1)).fold, once == datetime(2024, 1, 1), repr(once))
d, days = date(1999, 12, 30), 0
while d.year < 2005:
    d += timedelta(days=1)
    days += d.weekday() == 4 and d.day == 13
print(days, d, all(date.fromordinal(n).toordinal() == n for n in range(1, 3652059, 997)))
start = datetime(2024, 1, 1)
print([str(start + timedelta(minutes=45) * n) for n in range(0, 100, 33)], time(3, 4) < time(5))
