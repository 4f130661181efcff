import re


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


TEXTS = ["", "a", "abc", "aaa", "abcabc 123 foo_bar", "Hello, World!\nSecond line\n", "x=1; y = 22;z=333", "ünïcödé ÀÉ 東京 ١٢",
         "2024-01-15T10:20:30 and 1999-12-31", "foo.bar@example.com, a@b.c", "((a)(b))", "aabbaabb", "ABCabc", "tel: +49 (30) 123-456"]
PATTERNS = [r"a", r"a*", r"a*?", r"a+b?", r"(a|b)+", r"(a)|(b)|c", r"\d+", r"\w+", r"\s", r"[a-c]+", r"[^a-c\s]+", r"^\w", r"\w$", r"(?m)^\w+$",
            r"(?i)abc", r"(?i)[à-é]+", r".", r"(?s).+", r".+", r"(\w)\1", r"(?P<first>\w)(?P<second>\w)?", r"(?:ab)+", r"\bfoo", r"\Boo", r"a(?=b)",
            r"a(?!b)", r"(?<=a)b", r"(?<!a)b", r"(\d{4})-(\d\d)-(\d\d)", r"[\w.]+@[\w.]+", r"(a*)*", r"(a*)+", r"(a|ab)(c|bcd)?", r"x*", r"(?:x|)*a",
            r"(\()?a(?(1)\))", r"a{2}", r"a{1,2}?", r"a{,2}", r"a{2,}", r"a++b", r"(?>a+)b", r"[]a]+", r"[a\-z]", r"[\d-]+", r"\x61\u0062", r"\.", r"$",
            r"(?x) a  b # comment", r"([a-z]+)\s*=\s*(\d+)", r"(?a)\w+", r"\D+", r"(?:(a)|b)*", r"((a)|(b))*", r"(?i:A)b", r"a|", r"|a", r"\Z", r"\A\w",
            r"(?P<q>[ab])(?P=q)", r"(a?)+?b", r"(?:a?)*?b", r"^(?:(\d+)|(\w+))", r"(?<=\d{2})-"]
for pattern in PATTERNS:
    compiled = re.compile(pattern)
    line = []
    for text in TEXTS:
        m = compiled.search(text)
        line.append((m.span(), m.groups(), m.lastindex) if m else None)
        line.append([x.span() for x in compiled.finditer(text)])
        line.append((compiled.findall(text), bool(compiled.match(text)), bool(compiled.fullmatch(text))))
        line.append(compiled.split(text))
        line.append(compiled.subn("<\\g<0>>", text))
    print(repr(pattern), compiled.groups, compiled.groupindex, line)

for bad in ["(", ")", "a**", "*a", "[a", "[z-a]", "\\", "a{2,1}", "(?P<n>a)(?P<n>b)", "(?P<1>a)", "(?P<n", "(?P=x)", "\\1", "(?z)", "(?<=a*)b", "\\q",
            "(a", "a)", "(?P>x)", "[\\d-z]", "(?(2)a)", "a(?i)b", "\\x1", "(?:a", "a???", "x{2}{3}", "(?#a", "^*", "(\\1)", "(?<a)", "(?i", "a\n(b"]:
    show(lambda: re.compile(bad))
try:
    re.compile("ab\n(c")
except re.error as error:
    print(error.msg, error.pos, error.lineno, error.colno, repr(error.pattern))

m = re.match(r"(?P<year>\d+)-(?P<month>\d+)(-(\d+))?", "2024-05 rest")
print(m, m.group(), m.group(0), m.group(1, 2), m["year"], m.groups(), m.groups("?"), m.groupdict(), m.span("month"), m.start(2), m.end())
print(m.lastindex, m.lastgroup, m.re.pattern, m.string, m.pos, m.endpos, m.regs, m.expand(r"\2/\g<year>"), m.span(3))
show(lambda: m.group(9))
show(lambda: m["none"])
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("a", lambda m: m.group().upper() + str(m.start()), "banana", count=2))
print(re.sub(r"x*", "-", "abxd"), re.sub("", "-", "abc"), re.subn("b|", "-", "abc"), re.sub(r"(a)|b", r"[\1]", "ab"))
show(lambda: re.sub("a", r"\1", "a"))
show(lambda: re.sub("a", r"\g<x>", "a"))
show(lambda: re.sub("a", r"\q", "a"))
show(lambda: re.sub("a", 5, "a"))
print(re.sub("a", r"\n\t\\", "bab"), re.split(r"[,;]\s*", "a, b;c,  d", maxsplit=2), re.split(r"(,)", "a,b"), re.split("", "abc"))
print(re.findall(r"(\w)(\d)", "a1 b2 c"), [m.group() for m in re.finditer("o.", "foo boo")], re.escape("a.b*c (d)"))
p = re.compile("b+", re.I | re.M)
print(p, p.flags, p.pattern, p.match("abc", 1), p.search("abcB", 2), p.match("abb", 1, 2), p.findall("abBc", 1, 3), p == re.compile("b+", re.I | re.M))
print(re.compile("x"), re.compile("(?s)(?x)x").flags, re.compile(p) is p, re.fullmatch("a+", "aaa"), re.search("z", "abc"))
show(lambda: re.match("a", b"a"))
show(lambda: re.match("a", 5))
show(lambda: re.compile(5))
print(isinstance(p, re.Pattern), isinstance(m, re.Match), bool(m), hash(p) == hash(re.compile("b+", re.I | re.M)))
TOKENS = re.compile(r"(?P<number>\d+(\.\d*)?)|(?P<name>[A-Za-z_]\w*)|(?P<op>[-+*/=()])|(?P<skip>\s+)|(?P<bad>.)")
print([(m.lastgroup, m.group()) for m in TOKENS.finditer("x1 = (3.14 * y) - 2 ?") if m.lastgroup != "skip"])
LOG = """10:00:01 [INFO] worker-1: done in 0.25s
10:00:02 [ERROR] worker-2: failed after 1.5s
"""
for m in re.finditer(r"^(?P<time>[\d:]+) \[(?P<level>\w+)\] (?P<who>[\w-]+): .*?(?P<seconds>\d+\.?\d*)s$", LOG, re.MULTILINE):
    print(m.groupdict())
