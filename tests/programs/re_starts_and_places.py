# Where a match may begin, and what is found between matches.
import re

print(re.findall(r"\B", ""), re.findall(r"\b", ""), re.findall(r"\B", "ab"))
for pattern in r"(\w+)@(\w+)", r"a*b", r"(?:x|[yz])+", r"(?i)é|s", r"(?=b)\w", r"^b|c$", r"(a)?\1b", r"x*":
    for text in "bob@home, eve@work", "aaab zyx", "É ß S", "bbc\nb c", "":
        print(pattern, [m.span() for m in re.finditer(pattern, text)], end=" ")
    print()
print(re.split(r"(,)|;", "a,b;c,,d"), re.split("x*", "axbc"), re.split(r"\s+", " a b ", 1))
print(re.sub(r"(é)|(o)", r"[\1\g<2>]", "péon éo"), re.subn("a", "", "banana", 2))
m = re.search(r"(?P<user>\w+)@(?P<host>\w+)(!)?", "mail ána@ßome now")
print(m["user"], m[2], m.group(0, "host"), m.group("user"), m.groups(), m.groups("-"))
print(m.span("host"), m.start(1), m.end(), m.span(3), m.start("user"), m.group(3))
for wrong in 4, -1, "nobody", None, 1.0:
    try:
        print(m.group(wrong))
    except IndexError as problem:
        print(problem)
print(re.match(r"b", "abc"), re.compile("b").match("abc", 1), re.compile("b").search("abc", 0, 1))
print(re.findall(r"[^\W\d_]{2}-", "ab-cd-1é-éé-"), re.findall(r"\d{1,2}+\d", "123 12 1"))
