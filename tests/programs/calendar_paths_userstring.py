import calendar, os, os.path, types, gc, fnmatch
from collections import UserString
from pathlib import PurePath, PurePosixPath
print(calendar.month(2024, 2)); print(calendar.calendar(2024)[:900]); print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.leapdays(2000, 2024), calendar.weekday(2024, 1, 1), calendar.monthcalendar(2024, 9)[0])
print(calendar.day_name[0], calendar.month_abbr[12], list(calendar.month_name)[:3], calendar.timegm((2024, 1, 1, 10, 0, 0)), list(calendar.Calendar(6).itermonthdays(2024, 1))[:9])
calendar.setfirstweekday(calendar.SUNDAY); print(calendar.month(2024, 1)); calendar.prmonth(2023, 12); print(calendar.TextCalendar().formatmonth(2024, 5, 4))
try: calendar.monthrange(2024, 13)
except ValueError as e: print(e)
s = UserString("Hello"); print(s, repr(s), s + " x", s.upper(), s[1:3], len(s), "ell" in s, s == "Hello", type(s.lower()).__name__, s.find("l"), "%s" % s, s * 2, hash(s) == hash("Hello"), s.join(["a", "b"]), f"{s}")
p = PurePath("/usr", "lib", "python3.11") / "site.tar.gz"
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.parents[1], p.root, p.anchor, p.is_absolute(), p.with_suffix(".zip"), p.with_name("x"), p.relative_to("/usr"), p.match("*.gz"), p.match("/usr/*"), PurePath("a/./b//c"), PurePath(""), PurePath("a") < PurePath("b"), PurePath("a/b") == PurePath("a", "b"), "x" / PurePath("y"), PurePath("a").joinpath("b", "c"), p.is_relative_to("/usr"), PurePath("~/x").as_posix(), p.as_uri(), len({PurePath("a"), PurePath("a")}))
try: p.relative_to("/bin")
except ValueError as e: print(e)
print(os.path.commonpath(["/a/b/c", "/a/b/d"]), os.path.splitdrive("/a"), os.fspath(p), os.path.join("a", "b", "/c"), os.fsencode("x"), isinstance(p, os.PathLike), fnmatch.fnmatch("x.py", "*.py"), fnmatch.filter(["a.c", "b.h"], "*.[ch]"))
C = types.new_class("C", (), {}, lambda ns: ns.update(x=1)); print(C, C.x, types.MethodType(lambda self, y: (self, y), 1)(2), gc.is_tracked([]), gc.is_tracked(1), len(gc.get_count()))
