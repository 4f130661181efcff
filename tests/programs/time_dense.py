# The time module whole: texts, struct_time, the other way round, errors.
import time


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for bad in ((2024, 13, 1, 10, 0, 0, 0, 1, 0), (2024, 1, 32, 10, 0, 0, 0, 1, 0),
            (2024, 1, 1, 24, 0, 0, 0, 1, 0), (2024, 1, 1, 1, 60, 0, 0, 1, 0),
            (2024, 1, 1, 1, 0, 62, 0, 1, 0), (2024, 1, 1, 1, 0, 0, -2, 1, 0),
            (2024, 1, 1, 1, 0, 0, 0, 367, 0), (0, 0, 0, 0, 0, 0, 0, 0, 0), (1, 2), "x",
            (1.5,) * 9, [2024, 1, 1, 0, 0, 0, 0, 1, 0]):
    show(lambda: time.strftime("%c", bad))
    show(lambda: time.asctime(bad))
    show(lambda: time.mktime(bad))

at = time.gmtime(1704103200)
for format in ("%", "%5d|%05d|%-5d", "%-d %_d %e %-e", "%Q", "%E", "%Ey %Od", "%+", "%-",
               "%10a|%^a|%#p|%010B", "%k %l %P %s %G-%V %g %C", "%D %F %h %n %t %u %U %w %W %x %X"):
    show(lambda: time.strftime(format, at))
for year, day in ((2021, 1), (2021, 365), (2020, 366), (2016, 1), (2018, 365), (2019, 1)):
    when = time.gmtime(time.mktime((year, 1, day, 12, 0, 0, 0, 0, 0)))
    print(time.strftime("%Y-%m-%d %j %a %G-W%V-%u %U %W", when))

print(at)
print(at.tm_year, at[1], at.tm_mday, at[3:6], at.tm_wday, at.tm_yday, at.tm_isdst, at.tm_zone,
      at.tm_gmtoff, len(at), tuple(at), list(at)[:2])
print(at == time.localtime(1704103200), at < time.gmtime(1704103201), at == tuple(at), hash(at) == hash(tuple(at)))
print(time.localtime().tm_zone, time.struct_time((2024, 1, 2, 3, 4, 5, 6, 7, 8)))
show(lambda: time.struct_time((1, 2)))
year, month, *rest = at
print(year, month, rest)
print(time.mktime(at), time.mktime(time.localtime()), time.time())
print(time.strptime("2024-05-17 08:09", "%Y-%m-%d %H:%M"))
print(time.strptime("Mon Jan  1 10:00:00 2024"))
print(time.mktime(time.strptime("17 05 2024", "%d %m %Y")))
show(lambda: time.strptime("x", "%Y"))
show(lambda: time.strptime(1, "%Y"))
print(time.timezone, time.altzone, time.daylight, time.tzname)
for name in ("time", "monotonic", "perf_counter", "process_time"):
    print(time.get_clock_info(name))
print(time.get_clock_info("monotonic").resolution)
show(lambda: time.get_clock_info("x"))
show(lambda: time.strftime(1))
show(lambda: time.ctime(1e20))
show(lambda: time.gmtime(float("nan")))
print(time.ctime(1704103200.9), time.asctime(at), time.asctime(), time.ctime(None))
time.sleep(1)
start = time.process_time(), time.thread_time_ns(), time.process_time_ns()
time.sleep(1.5)
print(time.time_ns(), time.monotonic_ns(), time.perf_counter_ns(), start)
