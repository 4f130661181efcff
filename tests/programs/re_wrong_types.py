# What the functions of re say of arguments of the wrong types, and what is allowed: a function that
# gives None replaces by nothing.
import re

print(re.sub("a", lambda found: None, "banana"), re.escape(b"a.b"), re.subn("x", b"never", "a"))


def tell(attempt):
    try:
        print(attempt())
    except TypeError as error:
        print(error)


for value in (True, 3, None, 1.5, [], {}, object, (), range(3), {3}, b"x"):
    tell(lambda: re.escape(value))
    tell(lambda: re.sub("a", value, "bab"))
    tell(lambda: re.sub("a", lambda found: value, "bab"))
    tell(lambda: re.match("a", "a").expand(value if value != b"x" else None))
    tell(lambda: re.match("a", value))
    if value != b"x":
        tell(lambda: re.compile(value))
    if not isinstance(value, int):
        tell(lambda: re.compile("a", value))
