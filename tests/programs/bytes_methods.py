def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


TEXTS = [b"", b"hello World", b"ABC def\xff", b"  spaced  out ", b"a,b,,c", b"Title Case", b"123", b"abc123", b"line\r\nnext\rmore\n", b"-42", b"\ttab", b"UPPER"]
for text in TEXTS:
    print(text, text.capitalize(), text.swapcase(), text.title(), text.upper(), text.lower(), text.center(14, b"*"), text.ljust(12), text.rjust(12, b"."))
    print(text.zfill(6), text.expandtabs(4), text.isalpha(), text.isdigit(), text.isalnum(), text.isspace(), text.isascii(), text.islower(), text.isupper(), text.istitle())
    print(text.partition(b","), text.rpartition(b" "), text.removeprefix(b"he"), text.removesuffix(b"ld"), text.rsplit(), text.rsplit(b",", 1), text.rsplit(None, 1))
    print(text.splitlines(), text.splitlines(True), text.translate(None, b"ae"), text.strip(), text.split(), text.replace(b"a", b"__"), text.count(b"e"), text.find(b"c"))
show(lambda: b"a".center(5, b"ab"))
show(lambda: b"a".partition("a"))
show(lambda: b"a".translate(b"short"))
print(b"a-b".translate(bytes(range(255, -1, -1))), b"x".join([b"1", b"2"]), b"abc"[1], b"abc"[1:], list(b"ab"), bytes(3), bytes([65, 66]))
