# datetime: date, time, datetime, timedelta and timezone, name by name.
def show(title, *calls):
    """Prints what each call gives, or how it fails."""
    print("--", title)
    for number, call in enumerate(calls, 1):
        try:
            print(number, repr(call()))
        except Exception as error:
            print(number, type(error).__name__ + ":", error)


from datetime import date, datetime, time, timedelta, timezone, tzinfo, MINYEAR, MAXYEAR, UTC
moment = datetime(2024, 2, 29, 13, 5, 9, 123456)
aware = moment.replace(tzinfo=timezone.utc)
day = date(2024, 2, 29)
clock = time(13, 5, 9, 123456)
east = timezone(timedelta(hours=5, minutes=30), 'IST')
show('datetime made', lambda: datetime(2024, 1, 1), lambda: datetime(2024, 13, 1),
     lambda: datetime(2024, 2, 30), lambda: datetime(0, 1, 1), lambda: datetime(2024, 1),
     lambda: datetime('2024', 1, 1), lambda: datetime(2024, 1, 1, 25),
     lambda: datetime(2024, 1, 1, 1, 60), lambda: datetime(2024, 1, 1, 1, 1, 1, 10**6),
     lambda: datetime(2024, 1, 1, tzinfo=5), lambda: datetime(2024, 1, 1, fold=2),
     lambda: datetime(year=2024, month=1, day=1, hour=3), lambda: datetime.now(),
     lambda: datetime.utcnow(), lambda: datetime.today(), lambda: datetime.now(timezone.utc),
     lambda: datetime.now(east), lambda: datetime.now(5), lambda: datetime.fromtimestamp(0),
     lambda: datetime.fromtimestamp(1e9 + .5, timezone.utc),
     lambda: datetime.utcfromtimestamp(86400), lambda: datetime.fromtimestamp('a'),
     lambda: datetime.fromordinal(738000), lambda: datetime.combine(day, clock),
     lambda: datetime.combine(day, time(1, tzinfo=UTC)), lambda: datetime.combine(1, 2),
     lambda: datetime.min, lambda: datetime.max, lambda: datetime.resolution,
     lambda: (MINYEAR, MAXYEAR), lambda: datetime.fromisocalendar(2024, 9, 4),
     lambda: datetime.fromisocalendar(2024, 54, 1))
show('fromisoformat', lambda: datetime.fromisoformat('2024-01-02'),
     lambda: datetime.fromisoformat('2024-01-02T03:04:05.678'),
     lambda: datetime.fromisoformat('2024-01-02 03:04Z'),
     lambda: datetime.fromisoformat('2024-01-02T03:04:05+05:30'),
     lambda: datetime.fromisoformat('20240102T030405'),
     lambda: datetime.fromisoformat('2024-W01-2'), lambda: datetime.fromisoformat('2024-1-2'),
     lambda: datetime.fromisoformat('x'), lambda: datetime.fromisoformat(5),
     lambda: date.fromisoformat('2024-02-29'), lambda: date.fromisoformat('2023-02-29'),
     lambda: time.fromisoformat('04:05:06'), lambda: time.fromisoformat('T0405'),
     lambda: time.fromisoformat('25:00'), lambda: datetime.fromisoformat('2024-01-02T03:04:05,5'),
     lambda: datetime.fromisoformat(''))
show('texts', lambda: str(moment), lambda: repr(moment), lambda: repr(aware), lambda: str(aware),
     lambda: moment.isoformat(), lambda: moment.isoformat(' '),
     lambda: moment.isoformat(sep='_', timespec='minutes'),
     lambda: moment.isoformat(timespec='milliseconds'), lambda: moment.isoformat(timespec='x'),
     lambda: moment.ctime(), lambda: f'{moment:%d.%m.%Y}', lambda: f'{moment}',
     lambda: '{:%H:%M}'.format(moment), lambda: str(day), lambda: repr(day), lambda: repr(clock),
     lambda: str(clock), lambda: str(time(1, 2)), lambda: repr(time(1)),
     lambda: clock.isoformat('auto'), lambda: clock.isoformat('hours'),
     lambda: format(clock, '%H'),
     lambda: moment.strftime('%a %A %b %B %c %d %f %H %I %j %m %M %p %S %U %w %W %x %X %y %Y %%'),
     lambda: aware.strftime('%z %Z'), lambda: moment.strftime('[%z%Z]'),
     lambda: moment.astimezone(east).strftime('%z %Z'), lambda: moment.strftime('%G-%V-%u'),
     lambda: moment.strftime('%-d %e %D %F %T %R'), lambda: moment.strftime('%s') != '',
     lambda: moment.strftime('%Q'), lambda: moment.strftime(''), lambda: moment.strftime(5),
     lambda: day.strftime('%d %H'), lambda: clock.strftime('%Y %H'),
     lambda: moment.strftime('%b %-I%p'), lambda: moment.strftime('%h'),
     lambda: moment.strftime('é%Y'))
show('strptime', lambda: datetime.strptime('2024-02-29', '%Y-%m-%d'),
     lambda: datetime.strptime('29/02/24 01:02:03 PM', '%d/%m/%y %I:%M:%S %p'),
     lambda: datetime.strptime('Feb 29 2024', '%b %d %Y'),
     lambda: datetime.strptime('2024', '%Y-%m'),
     lambda: datetime.strptime('2024-01-01x', '%Y-%m-%d'),
     lambda: datetime.strptime('30 Feb', '%d %b'),
     lambda: datetime.strptime('10:00:00.5', '%H:%M:%S.%f'),
     lambda: datetime.strptime('2024-01-01 +0530', '%Y-%m-%d %z'),
     lambda: datetime.strptime('2024 060', '%Y %j'), lambda: datetime.strptime('Thursday', '%A'),
     lambda: datetime.strptime('a', '%Q'), lambda: datetime.strptime('a', '%'),
     lambda: datetime.strptime(1, '%Y'), lambda: datetime.strptime('2024-02-30', '%Y-%m-%d'),
     lambda: datetime.strptime('2024-1-5 UTC', '%Y-%m-%d %Z'),
     lambda: datetime.strptime('12:5', '%H:%M').time())
show('parts', lambda: moment.date(), lambda: moment.time(), lambda: aware.timetz(),
     lambda: (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, moment.microsecond, moment.tzinfo, moment.fold),
     lambda: moment.weekday(), lambda: moment.isoweekday(), lambda: moment.isocalendar(),
     lambda: day.isocalendar().week, lambda: moment.toordinal(), lambda: moment.timetuple(),
     lambda: aware.utctimetuple().tm_hour, lambda: aware.timestamp(), lambda: moment.timestamp(),
     lambda: moment.replace(year=2023), lambda: moment.replace(day=28, hour=0),
     lambda: moment.replace(month=13), lambda: moment.utcoffset(), lambda: aware.utcoffset(),
     lambda: aware.tzname(), lambda: aware.dst(), lambda: aware.astimezone(east),
     lambda: moment.astimezone(timezone.utc), lambda: aware.astimezone(),
     lambda: day.replace(day=1), lambda: day.timetuple().tm_yday, lambda: day.ctime(),
     lambda: day.weekday(), lambda: date.today(), lambda: date.fromtimestamp(0),
     lambda: date.fromordinal(1), lambda: date(2024, 2, 30), lambda: date(2024, 1),
     lambda: date.min, lambda: date.max, lambda: clock.replace(hour=1), lambda: time(24),
     lambda: time(), lambda: time.max, lambda: clock.tzinfo,
     lambda: time(1, tzinfo=east).utcoffset(), lambda: bool(time(0)),
     lambda: hash(moment) == hash(moment.replace()), lambda: moment.nope,
     lambda: moment.year.__class__)
one = timedelta(days=1, hours=2, seconds=3, microseconds=4)
show('timedelta', lambda: one, lambda: str(one), lambda: timedelta(), lambda: str(timedelta()),
     lambda: timedelta(seconds=-1), lambda: str(timedelta(seconds=-1)),
     lambda: timedelta(weeks=1, minutes=1.5), lambda: timedelta(milliseconds=1500),
     lambda: timedelta(microseconds=.5), lambda: timedelta('a'), lambda: timedelta(years=1),
     lambda: timedelta(days=10**9), lambda: timedelta(1, 2, 3), lambda: one.days,
     lambda: one.seconds, lambda: one.microseconds, lambda: one.total_seconds(),
     lambda: timedelta(seconds=.1).total_seconds(), lambda: one + one,
     lambda: one - timedelta(hours=30), lambda: one * 2, lambda: 2 * one, lambda: one * 1.5,
     lambda: one / 2, lambda: one / timedelta(hours=1), lambda: one // timedelta(hours=1),
     lambda: one // 7, lambda: one % timedelta(hours=5), lambda: divmod(one, timedelta(hours=5)),
     lambda: -one, lambda: +one, lambda: abs(-one), lambda: one > timedelta(1),
     lambda: one == timedelta(1), lambda: one < 5, lambda: one + 5, lambda: one * 'a',
     lambda: one / 0, lambda: one // timedelta(0), lambda: bool(timedelta()),
     lambda: sum([one, one], timedelta()), lambda: timedelta.max, lambda: timedelta.min,
     lambda: timedelta.resolution, lambda: str(timedelta(days=2, seconds=5)),
     lambda: str(timedelta(hours=-30)), lambda: f'{one}',
     lambda: hash(timedelta(1)) == hash(timedelta(hours=24)), lambda: timedelta(hours=1.5).seconds,
     lambda: one.x, lambda: max(one, timedelta(5)), lambda: round(one.total_seconds(), 1),
     lambda: str(one)[:-4], lambda: f'{one:x}')
show('arithmetic', lambda: moment + one, lambda: one + moment, lambda: moment - one,
     lambda: moment - datetime(2024, 1, 1), lambda: moment + 1, lambda: moment - 'a',
     lambda: moment + moment, lambda: moment - aware, lambda: moment < aware,
     lambda: moment == aware, lambda: aware == aware.astimezone(east),
     lambda: aware - aware.astimezone(east), lambda: moment < datetime.max, lambda: moment < 5,
     lambda: moment == 5, lambda: day + timedelta(1), lambda: day - date(2024, 1, 1),
     lambda: day + one, lambda: day - moment, lambda: day < moment, lambda: day == moment,
     lambda: day < date.max, lambda: date.max + timedelta(1), lambda: datetime.max + timedelta(1),
     lambda: clock < time(14), lambda: clock - clock, lambda: clock + one,
     lambda: clock < time(1, tzinfo=UTC), lambda: clock == time(1, tzinfo=UTC),
     lambda: sorted([date(2024, 2, 1), date(2023, 1, 1)]),
     lambda: (datetime(2024, 3, 1) - datetime(2024, 2, 1)).days, lambda: isinstance(moment, date),
     lambda: [day + timedelta(days=n) for n in range(2)], lambda: moment.__sub__(1),
     lambda: datetime.now() - datetime.now() < timedelta(1))
class Fixed(tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=2)
    def tzname(self, when):
        return 'FIX'
    def dst(self, when):
        return timedelta(0)
fixed = moment.replace(tzinfo=Fixed())
show('timezone', lambda: timezone.utc, lambda: UTC is timezone.utc, lambda: east,
     lambda: str(east), lambda: str(timezone(timedelta(hours=-3))),
     lambda: timezone(timedelta(hours=-3)), lambda: timezone(timedelta(hours=24)),
     lambda: timezone(5), lambda: timezone(timedelta(0)), lambda: east.utcoffset(None),
     lambda: east.tzname(None), lambda: timezone(timedelta(hours=1, seconds=30)).tzname(None),
     lambda: east == timezone(timedelta(hours=5, minutes=30)), lambda: timezone.min,
     lambda: east.dst(None), lambda: east.utcoffset(5), lambda: str(fixed), lambda: fixed.tzname(),
     lambda: fixed.astimezone(UTC), lambda: fixed.dst(), lambda: tzinfo().utcoffset(None),
     lambda: aware.astimezone(Fixed()), lambda: fixed.strftime('%Z%z'))
class Special(datetime):
    def greet(self):
        return f'{self:%H}'
show('subclass', lambda: Special(2024, 1, 1, 5).greet(),
     lambda: type(Special(2024, 1, 1) + timedelta(1)).__name__,
     lambda: type(Special.now()).__name__, lambda: Special(2024, 1, 1),
     lambda: Special.fromisoformat('2024-01-01').greet())
